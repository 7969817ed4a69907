import { oneLine } from "../document/one-line.ts";
import type { ReviewedChange } from "../change.ts";
import type { Review } from "../review.ts";

/** The operations of a row in words, of which a reader needs a few. */
export function operationWords({ operations }: ReviewedChange): string {
  if (operations.length === 0) return "";
  if (operations.length <= 4) return oneLine(operations.join(", "));
  return oneLine(`${operations.slice(0, 3).join(", ")} and ${operations.length - 3} more`);
}

/** The place of a row in its file, as editors and terminals open it. */
export function placeWords({ file, line }: ReviewedChange): string {
  return oneLine(`${file}:${line}`);
}

/** The verdict in one line. */
export function verdictWords({ wire, types, required }: Review): string {
  if (required === "none") return "no version bump: nothing changed";
  return `${required} (wire ${wire}, types ${types})`;
}
