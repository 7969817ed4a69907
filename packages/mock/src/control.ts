import type { Mock, MockRequest } from "./mock.ts";
import type { OperationName } from "./operation.ts";
import type { Override } from "./override.ts";
import type { MockUser } from "./user-store.ts";

/** Where the mock is controlled over HTTP. */
export const CONTROL_PATH = "/__mock/";

/**
 * Does over HTTP what `mock` does in JavaScript, for tests in other languages: `POST /__mock/reset`, `POST /__mock/on`,
 * `POST /__mock/revoke-tokens`, `GET /__mock/requests`.
 */
export async function control(mock: Mock, request: Request): Promise<Response> {
  const command = `${request.method} ${new URL(request.url).pathname}`;
  try {
    const text = await request.text();
    // Whatever was sent: what is called with it checks it.
    const body = (text === "" ? {} : JSON.parse(text)) as ControlBody;
    switch (command) {
      case "POST /__mock/reset":
        mock.reset(body.users);
        return new Response(null, { status: 204 });
      case "POST /__mock/on": {
        const { operation, ...override } = body;
        mock.on(operation, override);
        return new Response(null, { status: 204 });
      }
      case "POST /__mock/revoke-tokens":
        mock.revokeTokens();
        return new Response(null, { status: 204 });
      case "GET /__mock/requests":
        return Response.json(mock.requests satisfies readonly MockRequest[]);
      default:
        return Response.json({ errors: [`There is no ${command}`] }, { status: 404 });
    }
  } catch (error) {
    return Response.json({ errors: [error instanceof Error ? error.message : String(error)] }, { status: 400 });
  }
}

type ControlBody = Override & { readonly operation: OperationName; readonly users?: readonly MockUser[] };
