import { behaviours } from "./behaviours.ts";
import { findOperation } from "./find-operation.ts";
import type { Mock, MockOptions, MockRequest } from "./mock.ts";
import type { OperationName } from "./operation.ts";
import { OverrideList } from "./override-list.ts";
import { checkOverride, MAX_DELAY_MS, replacementOf, type Answer } from "./override.ts";
import { errorResult, refusalOf, unknownFields } from "./refusal.ts";
import { readContent, type RequestContent } from "./request-content.ts";
import { reasonOf, responseFrom } from "./response.ts";
import { TokenStore } from "./token-store.ts";
import { EXAMPLE_USERS, UserStore, type MockUser } from "./user-store.ts";
import { wait } from "./wait.ts";

/** A host that no name server knows (RFC 6761): a client that was not given `fetch` fails at once and reaches nobody. */
const URL_OF_NOBODY = "https://frontegg-mock.invalid/identity";

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
 * @throws TypeError for a user that breaks the spec. RangeError for a time that is none.
 */
export function createMock(options: MockOptions = {}): Mock {
  const { latencyMs = 0, tokenLifeSeconds = 86_400, createUsers = false, unknownFields: onUnknown = "warn" } = options;
  if (!(latencyMs >= 0 && latencyMs <= MAX_DELAY_MS)) {
    throw new RangeError(`latencyMs must be a number from 0 to ${MAX_DELAY_MS}, got ${String(latencyMs)}`);
  }
  if (!(tokenLifeSeconds >= 0)) {
    throw new RangeError(`tokenLifeSeconds must be a number from 0, got ${String(tokenLifeSeconds)}`);
  }
  const users = new UserStore();
  const tokens = new TokenStore();
  const overrides = new OverrideList();
  const requests: MockRequest[] = [];

  function reset(given: readonly MockUser[] = options.users ?? EXAMPLE_USERS): void {
    users.replaceAll(given);
    overrides.clear();
    tokens.clear();
    requests.length = 0;
  }
  reset();

  function carryOut(name: OperationName, userId = "", body: unknown): Answer {
    if (createUsers && userId !== "" && !users.has(userId)) users.add({ id: userId });
    return behaviours[name]({ credentials: options.credentials, tokenLifeSeconds, users, tokens, userId, body });
  }

  /** What the mock does with a request that has an operation. */
  function answerTo(
    name: OperationName,
    userId: string | undefined,
    headers: Headers,
    content: RequestContent,
  ): Answer {
    const refusal = refusalOf(name, headers, content, { tokens, refuseUnknown: onUnknown === "refuse" });
    if (refusal) return refusal;
    const override = overrides.take(name, userId) ?? {};
    const replacement = replacementOf(name, override);
    const own = replacement && override.carryOut !== true ? undefined : carryOut(name, userId, content.json);
    const { headers: set, delayMs, fault } = override;
    return { ...(replacement ?? own), headers: set, delayMs, fault };
  }

  return {
    url: URL_OF_NOBODY,
    users,
    requests,
    reset,
    on(operation, override) {
      checkOverride(operation, override);
      return overrides.add(operation, structuredClone(override));
    },
    revokeTokens: (...given) => tokens.revoke(given),
    async fetch(input, init) {
      const signal = init?.signal ?? (input instanceof Request ? input.signal : undefined);
      signal?.throwIfAborted();
      // Without the signal: a `Request` listens to it for as long as it lives.
      const request = new Request(input, { ...init, signal: null });
      const content = await readContent(request);
      const path = new URL(request.url).pathname;
      const found = findOperation(request.method, path);
      const answer =
        found.name === undefined
          ? errorResult(found.status, [found.reason])
          : answerTo(found.name, found.userId, request.headers, content);
      const seen: MockRequest = {
        operation: found.name,
        method: request.method,
        path,
        userId: found.name && found.userId,
        // Elsewhere, also where a client has a wrong base URL, a body may be credentials.
        body: found.name === undefined || found.name === "createEnvironmentToken" ? undefined : content.json,
        status: answer.status,
        reason: reasonOf(answer),
        warnings: found.name === undefined ? [] : unknownFields(found.name, content),
      };
      requests.push(seen);
      options.onRequest?.(seen);
      await wait(answer.delayMs ?? latencyMs, signal ?? undefined);
      return responseFrom(found.name, answer, signal ?? undefined);
    },
  };
}
