import { readFileSync } from "node:fs";
import { readYamlAs } from "../../src/core.ts";
import { type Document, parseDocument } from "yaml";
import { z } from "zod";
import type { Severity } from "../../src/severity.ts";

/** In this order: what is dropped, what is set, what is replaced in the text (each occurrence). */
export interface Changes {
  readonly drop: readonly string[];
  readonly set: Readonly<Record<string, unknown>>;
  readonly replace: Readonly<Record<string, string>>;
}

/** What an API designer might change, with the verdict that was held right before the tool was run on any of it. */
export interface DesignerEdit extends Changes {
  readonly name: string;
  readonly verdict: Readonly<Record<"wire" | "types", Severity>>;
  /** Who breaks, or why nobody does. */
  readonly why: string;
  /** What both sides have, where the spec does not have it. */
  readonly base?: Changes | undefined;
}

const severity = z.enum(["none", "patch", "minor", "major"]);
const changes = z.strictObject({
  drop: z.array(z.string()).default([]),
  set: z.record(z.string(), z.unknown()).default({}),
  replace: z.record(z.string(), z.string()).default({}),
});
const verdict = z.strictObject({ wire: severity, types: severity });
const edits = z.array(changes.extend({ name: z.string(), verdict, why: z.string(), base: changes.optional() }));

/** The edits of a file beside this one. */
export function editsIn(file: string): readonly DesignerEdit[] {
  return readYamlAs(edits, readFileSync(new URL(file, import.meta.url), "utf8"), file);
}

const operations: Record<string, string[]> = {
  updateUser: ["paths", "/resources/users/v1/{userId}", "put"],
  getUser: ["paths", "/resources/vendor-only/users/v1/{userId}", "get"],
  unenrollUserMfa: ["paths", "/resources/vendor-only/users/v1/{userId}/mfa/unenroll", "post"],
};
const components = new Set(["schemas", "parameters", "headers", "responses", "examples", "securitySchemes"]);

/** "getUser responses 200", "schemas User required": words of a path. The first may be an operation or a kind of component. */
function toPath(words: string): string[] {
  const [first = "", ...rest] = words.split(" ");
  const start = operations[first] ?? (components.has(first) ? ["components", first] : [first]);
  return [...start, ...rest];
}

/** Makes the changes of an edit, or of its base, to the text of the spec. */
export function applyEdit({ drop, set, replace }: Changes, text: string): string {
  const isText = Object.keys(replace).length > 0;
  const document = isText ? parseDocument(text) : copyOf(text);
  for (const path of drop) {
    if (!document.deleteIn(toPath(path))) throw new Error(`There is nothing at ${path}.`);
  }
  for (const [path, value] of Object.entries(set)) document.setIn(toPath(path), document.createNode(value));
  // JSON is read far faster than YAML.
  if (!isText) return JSON.stringify(document);
  let edited = drop.length + Object.keys(set).length > 0 ? document.toString() : text;
  for (const [from, to] of Object.entries(replace)) {
    if (!edited.includes(from)) throw new Error(`There is no text ${from}.`);
    edited = edited.replaceAll(from, to);
  }
  return edited;
}

let parsed: { readonly text: string; readonly document: Document } | undefined;

function copyOf(text: string): Document {
  if (parsed?.text !== text) parsed = { text, document: parseDocument(text) };
  return parsed.document.clone();
}
