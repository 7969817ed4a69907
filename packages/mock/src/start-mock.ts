import { createLogger } from "@stoplight/prism-core";
import { createServer } from "@stoplight/prism-http-server";
import { readOperations } from "./read-operations.ts";

/** Options of {@link startMock}. */
export interface MockOptions {
  /**
   * The port on 127.0.0.1.
   *
   * @defaultValue 0, a free port
   */
  readonly port?: number | undefined;
  /**
   * Answers 500 where the spec's own example breaks its schema, instead of reporting it in `sl-violations`.
   *
   * @defaultValue false
   */
  readonly errors?: boolean | undefined;
  /** Makes the random data of `Prefer: dynamic=true` repeatable. */
  readonly seed?: string | undefined;
}

/** A running mock. */
export interface Mock {
  /** The base URL for the client: `http://127.0.0.1:{port}/identity`. */
  readonly url: string;
  /** Stops the mock and frees its port. */
  close(): Promise<void>;
}

/** Starts a mock of the API, which checks each request against the spec and answers with the spec's examples. */
export async function startMock(options: MockOptions = {}): Promise<Mock> {
  const server = createServer(await readOperations(), {
    cors: true,
    config: {
      isProxy: false,
      checkSecurity: true,
      validateRequest: true,
      validateResponse: true,
      errors: options.errors ?? false,
      upstreamProxy: undefined,
      mock: { dynamic: false, ...(options.seed !== undefined && { seed: options.seed }) },
    },
    components: { logger: createLogger("mock", { level: "silent" }) },
  });
  const origin = await server.listen(options.port ?? 0, "127.0.0.1");
  return { url: `${origin}/identity`, close: () => server.close() };
}
