import { readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { createLogger } from "@stoplight/prism-core";
import { createInstance, getHttpOperationsFromSpec } from "@stoplight/prism-http";
import { parse } from "yaml";
import { startRecorder, type RecordedAnswer } from "./recorder.ts";
import { strictSpec } from "./strict-spec.ts";
import { violationsOf, type Violation } from "./violation.ts";

/** Prism's validation proxy in front of an API. */
export interface PrismProxy {
  /** Sends a request through the proxy. It answers with what the API answered. */
  readonly fetch: typeof globalThis.fetch;
  /** What the API last answered; undefined when it did not. */
  readonly answer: () => RecordedAnswer | undefined;
  /** How the last request and its answer break the spec. */
  readonly violations: () => readonly Violation[];
  readonly close: () => Promise<void>;
}

/**
 * Starts Prism's validation proxy, in process.
 *
 * Prism's own HTTP server reports violations in the header `sl-violations`, which it cuts off at 8 kB, and it crashes
 * when a property's name is not Latin-1. Its proxy is therefore called directly: the report is the same one, whole.
 *
 * @param baseUrl - The API's base URL, without a trailing slash. Requests to other URLs are not for this proxy.
 */
export async function startPrismProxy(baseUrl: string): Promise<PrismProxy> {
  const specPath = fileURLToPath(import.meta.resolve("@frontegg-identity/spec/openapi.yaml"));
  // A document goes in as it comes out of the parser; Prism checks it.
  const spec = strictSpec(parse(await readFile(specPath, "utf8"))) as object;
  const operations = await getHttpOperationsFromSpec(spec);
  const recorder = await startRecorder(baseUrl);
  const config = {
    isProxy: true as const,
    upstream: recorder.url,
    upstreamProxy: undefined,
    checkSecurity: true,
    validateRequest: true,
    validateResponse: true,
    errors: false,
    mock: { dynamic: false as const },
  };
  const prism = createInstance(config, { logger: createLogger("verify", { level: "silent" }) });
  let violations: readonly Violation[] = [];

  return {
    answer: recorder.answer,
    violations: () => violations,
    close: recorder.close,
    async fetch(input, init) {
      const request = new Request(input, init);
      const { pathname } = new URL(request.url);
      const result = await prism.request(
        {
          method: "get",
          url: { path: pathname.slice(new URL(baseUrl).pathname.replace(/\/$/, "").length) },
          headers: Object.fromEntries(request.headers),
        },
        operations,
        config,
      )();
      const answer = recorder.answer();
      if (answer === undefined) throw recorder.failure() ?? new Error("Prism did not send the request.");
      violations = violationsOf(answer, "right" in result ? result.right.validations : undefined).map((violation) => ({
        ...violation,
        message: withoutToken(violation.message, request),
      }));
      return new Response(bodyOf(answer), { status: answer.status, headers: answer.headers });
    },
  };
}

/** Shorter than any real token, and to take it out would cut words apart. */
const MIN_SECRET_LENGTH = 8;

/** Takes a request's token out of a text: an answer may echo anything, even in a header that a report quotes. */
function withoutToken(text: string, { headers }: Request): string {
  const token = headers.get("authorization")?.replace(/^Bearer /, "") ?? "";
  return token.length < MIN_SECRET_LENGTH ? text : text.replaceAll(token, "[token]");
}

/** A `Response` of these statuses may have no body at all, not even an empty one. */
function bodyOf({ status, body }: RecordedAnswer): string | null {
  return [204, 205, 304].includes(status) ? null : body;
}
