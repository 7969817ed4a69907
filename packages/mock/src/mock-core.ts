import { errorAnswer, exampleAnswer, type Answer } from "./answer.ts";
import { behaviours, type Behaviour } from "./behaviours.ts";
import { cloneJson } from "./clone-json.ts";
import { operationFinder, type Found } from "./find-operation.ts";
import type { Mock, MockOptions, MockRequest } from "./mock.ts";
import { OverrideList } from "./override-list.ts";
import { checkOverride, replacementOf } from "./override.ts";
import { refusalOf } from "./refusal.ts";
import { checkOwnAnswer, reasonOf, rendered, TRACE_ID_HEADER, type RenderedAnswer } from "./rendered-answer.ts";
import { checkRequest, type CheckedRequest } from "./request-problems.ts";
import { spec as ourSpec, successOf, type Spec } from "./operations-and-schemas.ts";
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

/**
 * Makes the state of a mock and what answers requests from it, for `fetch` and for a server.
 *
 * @param spec - The description to answer from. A test of this package passes operations that have no behaviour.
 */
export function createMockCore(options: MockOptions, spec: Spec = ourSpec): MockCore {
  const {
    latencyMs = 0,
    tokenLifeSeconds = 86_400,
    createUsers = false,
    maxRequests = 10_000,
    unknownFields: onUnknown = "warn",
    requireToken = true,
    acceptXAccessToken = false,
  } = options;
  const users = new UserStore(createUsers);
  const findOperation = operationFinder(spec);
  const secretive = operationsWithSecrets(spec);
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

  function carryOut({ operation, params }: Found, body: unknown): Answer {
    const all: Readonly<Record<string, Behaviour>> = behaviours;
    const behaviour = Object.hasOwn(all, operation.id) ? all[operation.id] : undefined;
    if (behaviour === undefined) return exampleAnswer(operation, successOf(operation));
    return behaviour({ credentials: options.credentials, tokenLifeSeconds, users, tokens, params, body });
  }

  /** Answers a request that has an operation, and tells whether the answer is the mock's own. */
  function answerTo(found: Found, request: IncomingRequest, checked: CheckedRequest): Answer & { isOwn: boolean } {
    const refusal = refusalOf(found.operation, request, checked, rules);
    if (refusal) return { ...refusal, isOwn: true };
    const override = overrides.take(found.operation.id, found.params);
    if (override === undefined) return { ...carryOut(found, checked.json), isOwn: true };
    const replacement = replacementOf(found.operation, override, spec);
    const own = replacement && override.carryOut !== true ? undefined : carryOut(found, checked.json);
    const { headers: set, delayMs, fault } = override;
    return { ...(replacement ?? own), headers: set, delayMs, fault, isOwn: false };
  }

  return {
    users,
    requests,
    reset,
    on(operation, override) {
      checkOverride(operation, override, spec);
      return overrides.add(operation, cloneJson(override));
    },
    clearOverrides: () => overrides.clear(),
    revokeTokens: (...given) => tokens.revoke(given),
    async answer(request, signal) {
      const { method, target } = request;
      const [path = ""] = target.split("?", 1);
      const traceId = (++answers).toString(16).padStart(32, "0");
      const found = findOperation(method, path);
      let seen: MockRequest;
      let answer: Answer;
      let sent: RenderedAnswer;
      if ("reason" in found) {
        answer = { ...errorAnswer(found.status, [found.reason]), headers: found.headers };
        sent = rendered(undefined, answer, traceId);
        // Not the body: if a client has a wrong base URL, it may be credentials.
        seen = { ...nothing, method, path };
      } else {
        const { operation, params } = found;
        const checked = checkRequest(operation, params, request, spec);
        const { isOwn, ...given } = answerTo(found, request, checked);
        answer = given;
        sent = rendered(operation, answer, traceId);
        if (isOwn) checkOwnAnswer(operation, sent, spec);
        const body = secretive.has(operation.id) ? undefined : checked.json;
        // Each key of the spec's operations is a name.
        seen = { ...nothing, operation: operation.id, method, path, params, body, warnings: checked.unknown };
      }
      seen = { ...seen, status: answer.status, reason: reasonOf(answer), traceId: sent.headers[TRACE_ID_HEADER] };
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

/** A request that no operation takes. */
const nothing: Omit<MockRequest, "method" | "path"> = {
  operation: undefined,
  params: {},
  body: undefined,
  status: undefined,
  reason: undefined,
  warnings: [],
  traceId: undefined,
};

/** The operations whose body holds a password or a secret, as the spec's `format` says. */
function operationsWithSecrets({ operations, schemas }: Spec): ReadonlySet<string> {
  const secretive = Object.values(operations).filter(({ body }) =>
    JSON.stringify([body?.schema, schemas[body?.schemaName ?? ""]]).includes('"format":"password"'),
  );
  return new Set(secretive.map(({ id }) => id));
}
