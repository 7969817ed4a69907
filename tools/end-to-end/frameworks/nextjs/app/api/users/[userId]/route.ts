import { ApiError } from "@frontegg-identity/client";
import { frontegg } from "../../../../lib";

/** Returns a user. The first request creates the client. */
export async function GET(_request: Request, { params }: { params: Promise<{ userId: string }> }): Promise<Response> {
  try {
    return Response.json(await frontegg().getUser((await params).userId));
  } catch (error) {
    if (isMissingUser(error)) return Response.json("No such user", { status: 404 });
    throw error; // for example a refused token: a 500, and in the log
  }
}

/** A 404 with other words comes from a gateway, or from a wrong base URL. */
function isMissingUser(error: unknown): boolean {
  return ApiError.isInstance(error) && error.status === 404 && error.messages.includes("User not found");
}
