import type { IncomingMessage, ServerResponse } from "node:http";
import { setTimeout as delay } from "node:timers/promises";
import { errorAnswer, type Answer } from "./answer.ts";
import { isPreflight, preflightAnswer, withCors } from "./cors-headers.ts";
import { findOperation } from "./find-operation.ts";
import type { MockRequest } from "./mock-request.ts";
import { preferHeader } from "./prefer-header.ts";
import { readContent } from "./read-content.ts";
import type { Operation, Operations } from "./read-operations.ts";
import { scenarioProgress } from "./scenario-progress.ts";
import type { PrismRequest, RunningPrism } from "./start-prism.ts";
import { UnusableScenarioError } from "./unusable-scenario-error.ts";

/** Answers one request. It never rejects. */
export type RequestHandler = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

/**
 * Makes the handler of the mock's server. What Prism cannot do or does wrong is done here: CORS, scenarios, malformed
 * and over-long bodies. Everything else is Prism's answer as it is.
 */
export function requestHandler(
  operations: Operations,
  prism: RunningPrism,
  onRequest: ((request: MockRequest) => void) | undefined,
): RequestHandler {
  const nextStep = scenarioProgress();

  return async (request, response) => {
    const gone = new AbortController();
    response.once("close", () => gone.abort());
    let answer: Answer;
    try {
      answer = isPreflight(request) ? preflightAnswer(request) : await answerTo(request, gone.signal);
    } catch (error) {
      // A listener that throws, for instance: whoever wrote it is told. Nobody hears it where the connection is gone.
      answer = errorAnswer(500, String(error));
    }
    const { status, headers, body } = withCors(request, answer);
    response.writeHead(status, { ...headers }).end(body);
  };

  async function answerTo(request: IncomingMessage, signal: AbortSignal): Promise<Answer> {
    const { method = "GET", url: target = "/", headers } = request;
    const path = pathOf(target);
    const operation = path === undefined ? undefined : findOperation(operations, method, path);
    const content = await readContent(request);
    const refusal =
      path === undefined ? errorAnswer(400, `The request's path is malformed: ${target}`) : content.refusal;
    const answer = refusal ?? (await play({ method, target, headers, body: content.bytes }, operation, signal));
    onRequest?.({
      operation: operation?.iid,
      method,
      path: target.split("?", 1).join(),
      // Elsewhere, also where a client has a wrong base URL, a body may be credentials.
      body: operation?.path.startsWith("/identity/") ? content.json : undefined,
      status: answer.status,
    });
    return answer;
  }

  async function play(request: PrismRequest, operation: Operation | undefined, signal: AbortSignal): Promise<Answer> {
    const { "mock-scenario": header, ...headers } = request.headers;
    // A header that Node does not know is one string, even if it was sent twice.
    if (typeof header !== "string" || operation === undefined) return prism.ask({ ...request, headers }, signal);
    try {
      const step = nextStep(header);
      const prefer = preferHeader(step, operation);
      await delay(step.delayMs ?? 0, undefined, { signal });
      const answer = await prism.ask({ ...request, headers: { ...headers, ...(prefer && { prefer }) } }, signal);
      return { ...answer, headers: { ...answer.headers, ...lowerCased(step.headers) } };
    } catch (error) {
      // Not a status that clients repeat, and none that the spec gives a meaning.
      if (error instanceof UnusableScenarioError) return errorAnswer(501, `Unusable scenario: ${error.message}`);
      throw error;
    }
  }
}

/** Gives the path of a request as Prism routes it, or nothing where Prism could not read it and would end the process. */
function pathOf(target: string): string | undefined {
  try {
    const { pathname } = new URL(target, "http://localhost");
    decodeURIComponent(pathname);
    return pathname;
  } catch {
    return undefined;
  }
}

function lowerCased(headers: Readonly<Record<string, string>> = {}): Record<string, string> {
  return Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
}
