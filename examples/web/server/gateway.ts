import { ApiError, type FronteggClient, type UserUpdate } from "@frontegg-identity/client";
import fastify, { type FastifyInstance } from "fastify";
import { userUpdateProblems } from "../src/user-update-problems.ts";

/**
 * Makes the page's back end: the paths of the API below `/api`, with the token that the page must not have.
 *
 * Who may read and change which user is for your session to say, before any of these: this example lets everybody.
 */
export function createGateway(frontegg: FronteggClient): FastifyInstance {
  const gateway = fastify();

  gateway.get<{ Params: { userId: string } }>("/api/resources/vendor-only/users/v1/:userId", ({ params }) =>
    frontegg.getUser(params.userId),
  );

  gateway.put<{ Params: { userId: string }; Body: UserUpdate }>(
    "/api/resources/users/v1/:userId",
    async ({ params, body }, reply) => {
      const errors = userUpdateProblems(body);
      if (errors.length > 0) return reply.code(400).send({ errors });
      return frontegg.updateUser(params.userId, body);
    },
  );

  gateway.setErrorHandler((error, _request, reply) => {
    if (!ApiError.isInstance(error)) {
      console.error(error);
      return reply.code(502).send({ errors: ["The user service cannot be reached."] });
    }
    if (error.traceId !== undefined) void reply.header("frontegg-trace-id", error.traceId);
    return reply.code(error.status).send({ errors: error.messages });
  });

  return gateway;
}
