import { parseDocument } from "../../src/document/open-api-document.ts";
import { UnusableInputError } from "../../src/document/unusable-input-error.ts";
import { largestSeverity, type Severity } from "../../src/severity.ts";
import { wireChanges } from "../../src/wire/wire-changes.ts";
import type { Pair, Schemas } from "./pair-arbitrary.ts";
import { findProof } from "./referee.ts";

/** A verdict that is below what a referee proved. */
export interface TooLow extends Pair {
  readonly flow: "request" | "response";
  readonly verdict: Severity;
  /** Valid as a request before and not any more; or valid as a response now and not before. */
  readonly value: unknown;
}

/** How a pair was judged: how many verdicts were below major, and which of them the referee proved too low. */
export interface Judgement {
  readonly belowMajor: number;
  readonly tooLow: readonly TooLow[];
}

/** Judges a pair each way. A pair that the review refuses has no verdict, and no verdict is higher than major. */
export function judge(pair: Pair, seed: number): Judgement {
  const verdicts = (["request", "response"] as const).flatMap((flow) => {
    const verdict = verdictOn(pair, flow);
    return verdict === undefined || verdict === "major" ? [] : [{ flow, verdict }];
  });
  const tooLow = verdicts.flatMap(({ flow, verdict }) => {
    const proof = verdict === "none" ? undefined : findProof(pair.before, pair.after, flow, seed);
    return proof ? [{ ...pair, flow, verdict, value: proof.value }] : [];
  });
  return { belowMajor: verdicts.length, tooLow };
}

function verdictOn({ before, after }: Pair, flow: "request" | "response"): Severity | undefined {
  try {
    const [old, revised] = [before, after].map((schemas) =>
      parseDocument(JSON.stringify(document(schemas, flow)), "x"),
    );
    return largestSeverity(wireChanges(old!, revised!).map(({ severity }) => severity)); // there are two
  } catch (error) {
    if (error instanceof UnusableInputError) return undefined;
    throw error;
  }
}

/** A document in which the root is sent, or returned. */
export function document(schemas: Schemas, flow: "request" | "response"): object {
  const body = { description: "", content: { "application/json": { schema: { $ref: "#/components/schemas/Root" } } } };
  const put = flow === "request" ? { requestBody: body, responses: {} } : { responses: { 200: body } };
  return { openapi: "3.1.0", info: { title: "x", version: "1" }, paths: { "/x": { put } }, components: { schemas } };
}
