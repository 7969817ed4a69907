import { readYamlAs } from "openapi-review/core";
import { z } from "zod";
import { kinds, type Kind } from "./difference.ts";

/** What `spec/deviations.yaml` holds. */
export interface DeviationList {
  readonly deviations: readonly Deviation[];
  readonly texts: readonly VendorText[];
}

/** Deliberate differences of one cause: at every pointer of every operation. */
export interface Deviation {
  readonly operation: readonly string[];
  /** Whole pointers: each of the entry's `pointer`s below each of its `within`s. */
  readonly pointer: readonly string[];
  readonly kind: Kind;
  /** The vendor's value that was accepted; null where it has none. Another value is another difference. */
  readonly theirs: unknown;
}

/** A text of the vendor's that a statement of ours rests on. */
export interface VendorText {
  readonly operation: string;
  /** The pointer of the text, in the operation with every `$ref` resolved. */
  readonly pointer: string;
  /** The SHA-256 of its words, in hexadecimal. */
  readonly sha256: string;
  /** What rests on it. */
  readonly statement: string;
}

const text = z.string("must be a text").regex(/./, "must be a text");
const texts = z
  .union([text, z.array(text).min(1)], "must be a text or a list of texts")
  .transform((oneOrMore) => [oneOrMore].flat());

const deviation = z
  .strictObject({
    operation: texts,
    within: texts.default([""]),
    pointer: texts,
    // No entry can accept what never fails, and what is to be put right in the list itself.
    kind: z.enum(kinds).exclude(["text", "description", "stale"]),
    theirs: z.unknown().default(null),
    // For readers of the list.
    reason: texts,
    source: texts,
  })
  .transform(({ operation, within, pointer, kind, theirs }) => ({
    operation,
    pointer: within.flatMap((start) => pointer.map((end) => start + end)),
    kind,
    theirs,
  }));

const list: z.ZodType<DeviationList> = z.object({
  deviations: z.array(deviation, "must be a list"),
  texts: z.array(z.strictObject({ operation: text, pointer: text, sha256: text, statement: text })).default([]),
});

/** @throws {@link UnusableInputError} for an entry that is incomplete, or that could never match. */
export function parseDeviations(yaml: string, source: string): DeviationList {
  return readYamlAs(list, yaml, source);
}
