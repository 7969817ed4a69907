import { checkFields } from "./check-fields.ts";
import { fetchOf } from "./fetch-of.ts";
import { createMockCore } from "./mock-core.ts";
import type { Mock, MockOptions } from "./mock.ts";
import { MOCK_OPTIONS } from "./option-rules.ts";
import { BASE_PATH } from "./operations-and-schemas.ts";

/** No name server knows this host (RFC 6761), so a client that doesn't use `mock.fetch` fails at once. */
const URL_OF_NOBODY = `https://frontegg-mock.invalid${BASE_PATH}`;

/**
 * Creates a stand-in for the API in memory: a `fetch` for the client, with users that change and requests to inspect. It
 * opens no port and sends nothing.
 *
 * ```ts
 * const mock = createMock({ users: [{ id: "u-1", name: "Ada" }] });
 * const frontegg = createClient({ baseUrl: mock.url, token: "any", fetch: mock.fetch });
 * ```
 *
 * The mock accepts any bearer token, until you revoke it or, if the mock issued it, until it expires.
 *
 * @throws TypeError for an option that is misspelt or out of range, and for a user that breaks the spec.
 */
export function createMock(options: MockOptions = {}): Mock {
  checkFields("The argument of createMock", options, MOCK_OPTIONS);
  const { answer, ...mock } = createMockCore(options);
  return { ...mock, url: URL_OF_NOBODY, fetch: fetchOf(answer) };
}
