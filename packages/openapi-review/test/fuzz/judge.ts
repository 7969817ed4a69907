import { changedParts } from "../../src/document/changed-parts.ts";
import { parseDocument, type OpenApiDocument } from "../../src/document/open-api-document.ts";
import { UnusableInputError } from "../../src/document/unusable-input-error.ts";
import { compareSeverity, largestSeverity, type Severity } from "../../src/severity.ts";
import { compile } from "../../src/types/compile.ts";
import { plainTypes } from "../../src/types/plain-types.ts";
import { compareDeclarations, typeChanges, type TypeModules } from "../../src/types/type-changes.ts";
import { wireChanges } from "../../src/wire-rules/wire-changes.ts";
import type { Pair } from "./pair-arbitrary.ts";
import { document, type Api } from "./tree.ts";
import { findTypesProofs, type TypedPair } from "./types-referee.ts";
import { findWireProof, type Flow, type WireProof } from "./wire-referee.ts";

/** A verdict that is below what a referee proved. */
export interface TooLow {
  readonly pair: Pair;
  readonly verdict: Severity;
  readonly proof: unknown;
}

/** What a referee tried: how many verdicts, and which of them it proved too low. */
export interface Judgement {
  readonly tried: number;
  readonly tooLow: readonly TooLow[];
}

/** Judges pairs, as one referee does. */
export type Judge = (pairs: readonly Pair[], seed: number) => Promise<Judgement>;

/** Judges the requests of each pair and its responses on the wire, wherever the verdict is below major. A pair that the review refuses has no verdict. */
export const judgeWire: Judge = async (pairs, seed) => {
  const halves = pairs.flatMap((pair) => (["request", "response"] as const).map((flow) => ({ pair, flow })));
  const verdicts = halves.flatMap(({ pair, flow }) => {
    const half = { before: only(pair.before, flow), after: only(pair.after, flow) };
    const verdict = wireVerdict(half);
    return verdict === undefined || verdict === "major" ? [] : [{ flow, half, verdict }];
  });
  const tooLow = verdicts.flatMap(({ flow, half, verdict }) => {
    const proof: WireProof | undefined = verdict === "none" ? undefined : findWireProof(half, flow, seed);
    return proof ? [{ pair: half, verdict, proof }] : [];
  });
  return { tried: verdicts.length, tooLow };
};

/** An API with nothing but what is sent, or returned. */
function only({ operation, schemas }: Api, flow: Flow): Api {
  const { parameters, requestBody, responses } = operation;
  const request = { ...(parameters && { parameters }), ...(requestBody && { requestBody }), responses: { 200: {} } };
  return { operation: flow === "request" ? request : { responses }, schemas };
}

function wireVerdict({ before, after }: Pair): Severity | undefined {
  try {
    const [old, revised] = [before, after].map((api) => parseDocument(JSON.stringify(document(api)), "x"));
    return largestSeverity(wireChanges(old!, revised!).map(({ severity }) => severity)); // there are two
  } catch (error) {
    if (error instanceof UnusableInputError) return undefined;
    throw error;
  }
}

/**
 * Judges the types of pairs. Those that openapi-typescript refuses have no verdict. Where the declarations alone show a
 * break, no line of code has to.
 */
export const judgeTypes: Judge = async (pairs, seed) => {
  const all = (await Promise.all(pairs.map((pair) => typed(pair).catch(() => undefined)))).filter((one) => !!one);
  const modules = all.map(({ verdictTypes: [old, revised] }, index) => ({
    [`${index}/old/index.ts`]: old["index.ts"]!, // plain types are one module
    [`${index}/new/index.ts`]: revised["index.ts"]!,
  }));
  const program = compile(Object.assign({}, ...modules) as TypeModules);
  const open = all.filter(({ verdictTypes: [old, revised] }, index) => {
    if (old["index.ts"] === revised["index.ts"]) return false;
    const { declared } = compareDeclarations(program, `${index}/old`, `${index}/new`);
    return largestSeverity(declared.map(({ severity }) => severity)) !== "major";
  });
  const tooLow = findTypesProofs(open, seed).flatMap((proofs, index): TooLow[] => {
    const { pair, verdictTypes } = open[index]!; // one for each
    const proof = proofs.find(({ kind }) => kind === "use") ?? proofs[0];
    if (!proof) return [];
    const verdict = largestSeverity(typeChanges(...verdictTypes).map(({ severity }) => severity));
    const isTooLow = compareSeverity(verdict, proof.kind === "use" ? "major" : "minor") < 0;
    return isTooLow ? [{ pair, verdict, proof }] : [];
  });
  return { tried: open.length, tooLow };
};

/** The types of both versions: those of the whole document, which users have, and those that are compared. */
async function typed(
  pair: Pair,
): Promise<TypedPair & { readonly pair: Pair; readonly verdictTypes: TypedPair["types"] }> {
  const [old, revised] = [pair.before, pair.after].map((api) => parseDocument(JSON.stringify(document(api)), "x"));
  const { documents } = changedParts(old!, revised!); // there are two
  return { pair, before: pair.before, types: await typesOf([old!, revised!]), verdictTypes: await typesOf(documents) };
}

async function typesOf([old, revised]: readonly [OpenApiDocument, OpenApiDocument]): Promise<TypedPair["types"]> {
  return [await plainTypes(old.original, "x"), await plainTypes(revised.original, "x")];
}
