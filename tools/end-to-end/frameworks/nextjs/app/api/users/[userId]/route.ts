import { ApiError } from "@frontegg-identity/client";
import { frontegg } from "../../../../lib";

/** Gives a user, by a client that is made with the first request. */
export async function GET(_request: Request, { params }: { params: Promise<{ userId: string }> }): Promise<Response> {
  try {
    return Response.json(await frontegg().getUser((await params).userId));
  } catch (error) {
    if (!ApiError.isInstance(error)) throw error;
    return Response.json({ errors: error.messages, traceId: error.traceId }, { status: error.status });
  }
}
