import { expect, test } from "vitest";
import { tidied } from "../plugins/tidy-reference.ts";

test("an abstract class has a plain heading and anchor", () => {
  expect(tidied("[`R`](/p/#abstract-r)\n\n## `abstract` R\n")).toBe("[`R`](/p/#r)\n\n## R\n");
});

test("re-exports become one paragraph, with an anchor for each", () => {
  const page = "## User\n\nRe-exports [User](/u)\n\n***\n\n## paths\n\nRe-exports [paths](/p)\n";
  expect(tidied(page)).toBe(
    '## Also exported\n\nThese come from another package: <a id="user"></a>[User](/u), <a id="paths"></a>[paths](/p).\n',
  );
});

test("a union has no bar before it, and what has no default shows none", () => {
  expect(tidied("| `retry?` | \\| `false` \\| [`R`](/r) | `undefined` | Whether. |\n")).toBe(
    "| `retry?` | `false` \\| [`R`](/r) | | Whether. |\n",
  );
});

test("a property that can't be set is left out, and so is the inside of an object in an object", () => {
  expect(tidied("| `region?` | `undefined` | | - |\n| `a.b` | `object` | - |\n| `a.b.c` | `object` | - |\n")).toBe(
    "| `a.b` | `object` | - |\n",
  );
});

test("the parts of an export are words in bold, and its methods are headings", () => {
  const page = "## C\n\n### Extends\n\n- A\n- B\n\n### Methods\n\n#### m()\n\n##### Returns\n\n`string`\n";
  expect(tidied(page)).toBe("## C\n\n**Extends** A, B\n\n### m()\n\n**Returns** `string`\n");
});
