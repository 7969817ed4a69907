import { ApiError } from "@frontegg-identity/client";
import { frontegg } from "../../../../lib";

/** Gives a user, by a client that is made with the first request. */
export async function GET(_request: Request, { params }: { params: Promise<{ userId: string }> }): Promise<Response> {
  try {
    return Response.json(await frontegg().getUser((await params).userId));
  } catch (error) {
    if (ApiError.isInstance(error) && error.status === 404) return Response.json("No such user", { status: 404 });
    throw error; // a fault of ours, such as a refused token: a 500, and in the log
  }
}
