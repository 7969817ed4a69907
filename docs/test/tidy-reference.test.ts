import { expect, test } from "vitest";
import { tidied } from "../plugins/tidy-reference.ts";

test("an abstract class has a plain heading and anchor", () => {
  expect(tidied("[`R`](/p/#abstract-r)\n\n## `abstract` R\n")).toBe("[`R`](/p/#r)\n\n## R\n");
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
