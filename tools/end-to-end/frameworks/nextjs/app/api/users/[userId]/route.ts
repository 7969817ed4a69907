import { ApiError } from "@frontegg-identity/client";
import { frontegg } from "../../../../lib";

/** Gives a user, by a client that is made with the first request. */
export async function GET(_request: Request, { params }: { params: Promise<{ userId: string }> }): Promise<Response> {
  try {
    return Response.json(await frontegg().getUser((await params).userId));
  } catch (error) {
    if (isMissingUser(error)) return Response.json("No such user", { status: 404 });
    throw error; // a fault of ours, such as a refused token: a 500, and in the log
  }
}

/** A 404 with other words comes from a gateway, or from a wrong base URL. */
function isMissingUser(error: unknown): boolean {
  return ApiError.isInstance(error) && error.status === 404 && error.messages.includes("User not found");
}
