import { isDeepStrictEqual } from "node:util";
import { readYamlAs, type ReviewedChange } from "openapi-review/core";
import { z } from "zod";

/** A break that is wanted. The format is documented in `spec/accepted-changes.yaml`. */
export interface AcceptedChange {
  readonly id: string;
  /** The values before and after, if the change has them. Other values are another change. */
  readonly from?: unknown;
  readonly to?: unknown;
  readonly reason: string;
  readonly acceptedBy: string;
  /** The last day on which it holds, `YYYY-MM-DD`. */
  readonly expires: string;
}

const text = z.string("must be a text").trim().min(1, "must be a text");
const expires = z.iso.date("must be a day (YYYY-MM-DD)");
const list = z.array(
  z.strictObject({
    id: text,
    from: z.unknown().optional(),
    to: z.unknown().optional(),
    reason: text,
    acceptedBy: text,
    expires,
  }),
  "must be a list",
);

/**
 * Reads the list of accepted changes.
 *
 * @throws {@link UnusableInputError} for anything that is not a list of complete entries.
 */
export function readAcceptedChanges(name: string, yaml: string): readonly AcceptedChange[] {
  return readYamlAs(list.nullish(), yaml, name) ?? [];
}

/** Whether an entry accepts a change: the same one, with the same values. */
export function accepts({ id, from = null, to = null }: AcceptedChange, change: ReviewedChange): boolean {
  return id === change.id && isDeepStrictEqual([from, to], [change.before ?? null, change.after ?? null]);
}
