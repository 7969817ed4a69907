import { readYamlAs } from "openapi-review/core";
import { z } from "zod";

/** What `spec/deviations.yaml` holds. */
export interface DeviationList {
  readonly deviations: readonly Deviation[];
  readonly texts: readonly VendorText[];
}

/** A deliberate difference: what an entry of the list says of one pointer of one operation. */
export interface Deviation {
  readonly operation: string;
  readonly pointer: string;
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

const text = z.string("must be a text").min(1, "must be a text");
const texts = z
  .union([text, z.array(text).min(1)], "must be a text or a list of texts")
  .transform((oneOrMore) => [oneOrMore].flat());

const entry = z
  .strictObject({
    operation: texts,
    within: texts.default([""]),
    pointer: texts,
    theirs: z.unknown().default(null),
    // For readers of the list.
    reason: texts,
    source: texts,
  })
  .transform(({ operation: operations, within, pointer: ends, theirs }): Deviation[] =>
    operations.flatMap((operation) =>
      within.flatMap((start) => ends.map((end) => ({ operation, pointer: start + end, theirs }))),
    ),
  );

const list: z.ZodType<DeviationList> = z.object({
  deviations: z.array(entry, "must be a list").transform((entries) => entries.flat()),
  texts: z.array(z.strictObject({ operation: text, pointer: text, sha256: text, statement: text })).default([]),
});

/** @throws {@link UnusableInputError} for an entry that is incomplete. */
export function parseDeviations(yaml: string, source: string): DeviationList {
  return readYamlAs(list, yaml, source);
}
