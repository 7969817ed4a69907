import { createHash } from "node:crypto";
import type { CanonicalNode } from "openapi-review/core";
import type { Difference } from "./difference.ts";
import type { VendorText } from "./parse-deviations.ts";

/** Says that a text isn't the one it was, or is gone. The new text comes whole, because only a reader knows what it means. */
export function changedText(
  { operation, pointer, sha256, statement }: VendorText,
  theirs: CanonicalNode,
): Difference[] {
  const text = textAt(theirs, pointer);
  const hash = text === null ? "" : createHash("sha256").update(text).digest("hex");
  if (hash === sha256) return [];
  const ours = `a statement that rests on the vendor's text of ${sha256}: ${statement}`;
  return [{ operation, pointer, ours, theirs: text === null ? null : `${text} (sha256: ${hash})` }];
}

/** A text without what is the file's: line breaks and indentation. Null where there is none. */
export function words(text: unknown): string | null {
  return typeof text === "string" && text.trim() !== "" ? text.trim().replaceAll(/\s+/g, " ") : null;
}

function textAt(node: CanonicalNode, pointer: string): string | null {
  const fact = node.facts[pointer.slice(1)];
  if (fact !== undefined) return words(fact);
  for (const [key, part] of [...node.parts, ...node.forms.map((form) => ["", () => form] as const)]) {
    if (pointer.startsWith(`${key}/`)) {
      const text = textAt(part(), pointer.slice(key.length));
      if (text !== null) return text;
    }
  }
  return null;
}
