import { fileURLToPath } from "node:url";
import ts from "typescript";
import { expect, test } from "vitest";
import page from "../src/content/docs/create-client.md?raw";
import { checker, exportsOf } from "./exports-of.ts";

const index = fileURLToPath(new URL("../../packages/client/src/index.ts", import.meta.url));
const exports = exportsOf(index);

test.each(["ClientOptions", "RetryOptions", "EnvironmentTokenOptions", "CallOptions"])(
  "the page of createClient has every option of %s, with its default",
  (name) => {
    const symbol = exports.find((each) => each.name === name);
    if (symbol === undefined) throw new Error(`The client doesn't export ${name}`);
    const type = checker.getDeclaredTypeOfSymbol(checker.getAliasedSymbol(symbol));
    const options = type.isUnion() ? type.types.flatMap((one) => one.getProperties()) : type.getProperties();
    expect(options.length).toBeGreaterThan(1);
    const text = page.replaceAll("`", "");
    const missing = options.filter((option) => {
      const place = new RegExp(`^### ${option.name}$|\\| \`${option.name}\` |^- \`${option.name}\``, "m");
      const [value = ""] = option
        .getJsDocTags(checker)
        .filter((tag) => tag.name === "defaultValue")
        .map((tag) => ts.displayPartsToString(tag.text).replaceAll("`", ""));
      return !place.test(page) || !text.includes(value);
    });
    expect(missing.map((option) => option.name)).toEqual([]);
  },
);
