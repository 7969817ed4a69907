import { createHash } from "node:crypto";
import type { CanonicalNode } from "openapi-review/core";
import type { Difference } from "./difference.ts";
import type { VendorText } from "./parse-deviations.ts";
import { words } from "./words.ts";

/** Says that a text is another one than it was, or gone; nothing when it is the same. */
export function vendorText({ operation, pointer, sha256, statement }: VendorText, theirs: CanonicalNode): Difference[] {
  const theirWords = textAt(theirs, pointer);
  if (theirWords !== null && hashOf(theirWords) === sha256) return [];
  return [{ operation, pointer, kind: "text", ours: statement, theirs: theirWords }];
}

/** The hash by which the list knows a text. */
export function hashOf(text: string): string {
  return createHash("sha256").update(text).digest("hex");
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
