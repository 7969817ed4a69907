import { fetchOf } from "./fetch-of.ts";
import { createMockCore } from "./mock-core.ts";
import type { Mock, MockOptions } from "./mock.ts";
import { BASE_PATH } from "./spec.ts";

/** A host that no name server knows (RFC 6761): a client that was not given `fetch` fails at once and reaches nobody. */
const URL_OF_NOBODY = `https://frontegg-mock.invalid${BASE_PATH}`;

/**
 * Makes a stand-in for the API in memory: a `fetch` for the client, with users that change and requests to look at. No
 * port is opened and nothing is sent.
 *
 * ```ts
 * const mock = createMock({ users: [{ id: "u-1", name: "Ada" }] });
 * const frontegg = createClient({ baseUrl: mock.url, token: "any", fetch: mock.fetch });
 * ```
 *
 * Any bearer token is accepted, until it is revoked or, if the mock issued it, expires.
 *
 * @throws TypeError for a user that breaks the spec. RangeError for a number that is out of range.
 */
export function createMock(options: MockOptions = {}): Mock {
  const { answer, ...mock } = createMockCore(options);
  return { ...mock, url: URL_OF_NOBODY, fetch: fetchOf(answer) };
}
