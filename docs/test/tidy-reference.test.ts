import { expect, test } from "vitest";
import { tidied } from "../plugins/tidy-reference.ts";

test("the sentence comes before its source, on the page and in each of its parts", () => {
  const page =
    "Defined in: [a.ts:1](u)\n\nSays it.\n\nAnd why.\n\n## One\n\nDefined in: [b.ts:2](u)\n\nPart.\n\n***\n\n## Two\n\nDefined in: [c.ts:3](u)\n\nLast.\n";
  expect(tidied(page)).toBe(
    "Says it.\n\nAnd why.\n\nDefined in: [a.ts:1](u)\n\n## One\n\nPart.\n\nDefined in: [b.ts:2](u)\n\n***\n\n## Two\n\nLast.\n\nDefined in: [c.ts:3](u)\n",
  );
});

test("a source without a sentence stays", () => {
  const page = "Defined in: [a.ts:1](u)\n\n## One\n\nText.\n";
  expect(tidied(page)).toBe(page);
});

test("what another package exports is a list, with an anchor for each", () => {
  const page = "## References\n\n### User\n\nRe-exports [User](/u)\n\n***\n\n### paths\n\nRe-exports [paths](/p)\n";
  expect(tidied(page)).toBe('## References\n\n- <a id="user"></a>[User](/u)\n- <a id="paths"></a>[paths](/p)\n');
});

test("a union has no bar before it, and what has no default shows none", () => {
  expect(tidied("| `retry?` | \\| `false` \\| [`R`](/r) | `undefined` | Whether. |\n")).toBe(
    "| `retry?` | `false` \\| [`R`](/r) | | Whether. |\n",
  );
  expect(tidied("| `region?` | `undefined` | |\n")).toBe("| `region?` | `undefined` | |\n");
});
