import { behaviours } from "./behaviours.ts";
import { cloneJson } from "./clone-json.ts";
import { findOperation } from "./find-operation.ts";
import type { Mock, MockOptions, MockRequest } from "./mock.ts";
import type { OperationName } from "./operation.ts";
import { OverrideList } from "./override-list.ts";
import { checkOverride, MAX_DELAY_MS, replacementOf, type Answer } from "./override.ts";
import { errorResult, refusalOf, unknownFields } from "./refusal.ts";
import { readContent, type RequestContent } from "./request-content.ts";
import { reasonOf, rendered, TRACE_ID_HEADER, type RenderedAnswer } from "./rendered-answer.ts";
import { TokenStore } from "./token-store.ts";
import { EXAMPLE_USERS, UserStore, type MockUser } from "./user-store.ts";
import { wait } from "./wait.ts";

/** A request as `fetch` and Node's server both have it. */
export interface IncomingRequest {
  readonly method: string;
  /** The path and the query, percent-encoded. */
  readonly target: string;
  /** The headers by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  /** The body as text, or `""` if there is none. */
  readonly body: string;
}

/** Ends a wait. It has no more of an `AbortSignal` than `wait` uses, because environments differ in theirs. */
export interface StopSignal {
  readonly aborted: boolean;
  readonly reason: unknown;
  addEventListener(type: "abort", listener: () => void): void;
  removeEventListener(type: "abort", listener: () => void): void;
}

/** A mock without a way to reach it. */
export interface MockCore extends Omit<Mock, "fetch" | "url"> {
  /** Answers a request. Never settles for an override that hangs, until `signal` aborts it. */
  readonly answer: (request: IncomingRequest, signal?: StopSignal) => Promise<RenderedAnswer>;
}

/** Makes the state of a mock and what answers requests from it, for `fetch` and for a server. */
export function createMockCore(options: MockOptions): MockCore {
  const {
    latencyMs = 0,
    tokenLifeSeconds = 86_400,
    createUsers = false,
    maxRequests = 10_000,
    unknownFields: onUnknown = "warn",
    requireToken = true,
    acceptXAccessToken = false,
  } = options;
  if (!(latencyMs >= 0 && latencyMs <= MAX_DELAY_MS)) {
    throw new RangeError(`latencyMs must be a number from 0 to ${MAX_DELAY_MS}, got ${String(latencyMs)}`);
  }
  if (!(tokenLifeSeconds >= 0)) {
    throw new RangeError(`tokenLifeSeconds must be a number from 0, got ${String(tokenLifeSeconds)}`);
  }
  if (!(Number.isInteger(maxRequests) && maxRequests >= 0)) {
    throw new RangeError(`maxRequests must be an integer from 0, got ${String(maxRequests)}`);
  }
  const users = new UserStore();
  const tokens = new TokenStore();
  const overrides = new OverrideList();
  const requests: MockRequest[] = [];
  const rules = { tokens, requireToken, acceptXAccessToken, refuseUnknown: onUnknown === "refuse" };
  let answers = 0;

  function reset(given: readonly MockUser[] = options.users ?? EXAMPLE_USERS): void {
    users.replaceAll(given);
    overrides.clear();
    tokens.forgetRevocations();
    requests.length = 0;
  }
  reset();

  function carryOut(name: OperationName, userId = "", body: unknown): Answer {
    if (createUsers && userId !== "" && !users.has(userId)) users.add({ id: userId });
    return behaviours[name]({ credentials: options.credentials, tokenLifeSeconds, users, tokens, userId, body });
  }

  /** Answers a request that has an operation. */
  function answerTo(
    name: OperationName,
    userId: string | undefined,
    headers: IncomingRequest["headers"],
    content: RequestContent,
  ): Answer {
    const refusal = refusalOf(name, headers, content, rules);
    if (refusal) return refusal;
    const override = overrides.take(name, userId) ?? {};
    const replacement = replacementOf(name, override);
    const own = replacement && override.carryOut !== true ? undefined : carryOut(name, userId, content.json);
    const { headers: set, delayMs, fault } = override;
    return { ...(replacement ?? own), headers: set, delayMs, fault };
  }

  return {
    users,
    requests,
    reset,
    on(operation, override) {
      checkOverride(operation, override);
      return overrides.add(operation, cloneJson(override));
    },
    clearOverrides: () => overrides.clear(),
    revokeTokens: (...given) => tokens.revoke(given),
    async answer({ method, target, headers, body }, signal) {
      const content = readContent(headers["content-type"], body);
      const [path = ""] = target.split("?", 1);
      const found = findOperation(method, path);
      const answer =
        found.name === undefined
          ? { ...errorResult(found.status, [found.reason]), headers: found.headers }
          : answerTo(found.name, found.userId, headers, content);
      const traceId = (++answers).toString(16).padStart(32, "0");
      const sent = rendered(found.name, answer, traceId);
      const seen: MockRequest = {
        operation: found.name,
        method,
        path,
        userId: found.name && found.userId,
        // Elsewhere, also where a client has a wrong base URL, a body may be credentials.
        body: found.name === undefined || found.name === "createEnvironmentToken" ? undefined : content.json,
        status: answer.status,
        reason: reasonOf(answer),
        warnings: found.name === undefined ? [] : unknownFields(found.name, content),
        traceId: sent.headers[TRACE_ID_HEADER],
      };
      if (maxRequests > 0) {
        requests.push(seen);
        if (requests.length > maxRequests) requests.shift();
      }
      options.onRequest?.(seen);
      await wait(answer.fault === "hang" ? Infinity : (answer.delayMs ?? latencyMs), signal);
      return sent;
    },
  };
}
