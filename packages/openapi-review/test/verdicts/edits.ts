import { readFileSync } from "node:fs";
import { parseDocument } from "yaml";
import { z } from "zod";
import { readYamlAs, readYamlText } from "../../src/document/read-yaml.ts";
import { isJsonObject } from "../../src/document/json-object.ts";
import type { Severity } from "../../src/severity.ts";

/** The changes are made in this order: drop, set, and replace in the text (each occurrence). */
interface Changes {
  readonly drop: readonly string[];
  readonly set: Readonly<Record<string, unknown>>;
  readonly replace: Readonly<Record<string, string>>;
}

/** An edit of a document, and the verdict on it. */
export interface Edit extends Changes {
  readonly name: string;
  readonly verdict: Readonly<Record<"wire" | "types", Severity>>;
  /** Who breaks, or why nobody does. */
  readonly why?: string | undefined;
  /** What both sides have, if the document doesn't have it. */
  readonly base?: Changes | undefined;
}

const severity = z.enum(["none", "patch", "minor", "major"]);
const changes = z.strictObject({
  drop: z.array(z.string()).default([]),
  set: z.record(z.string(), z.unknown()).default({}),
  replace: z.record(z.string(), z.string()).default({}),
});
const verdict = z.strictObject({ wire: severity, types: severity });
const edits = z.array(
  changes.extend({ name: z.string(), verdict, why: z.string().optional(), base: changes.optional() }),
);

/** Reads a file beside this one. */
export function textOf(file: string): string {
  return readFileSync(new URL(file, import.meta.url), "utf8");
}

/** Reads the edits of a file beside this one. */
export function editsIn(file: string): readonly Edit[] {
  return readYamlAs(edits, textOf(file), file);
}

/** Returns the text of a document before an edit and after it. */
export function versionsOf(edit: Edit, text: string): readonly [before: string, after: string] {
  const { base = { drop: [], set: {}, replace: {} } } = edit;
  const isText = [edit, base].some(({ replace }) => Object.keys(replace).length > 0);
  const apply = isText ? changeText : changeValue;
  const before = isChanged(base) ? apply(base, text) : text;
  return [before, isChanged(edit) ? apply(edit, before) : before];
}

function isChanged({ drop, set, replace }: Changes): boolean {
  return [drop, set, replace].some((one) => Object.keys(one).length > 0);
}

function changeText({ drop, set, replace }: Changes, text: string): string {
  const document = parseDocument(text);
  for (const path of drop) if (!document.deleteIn(toPath(path))) throw new Error(`There is nothing at ${path}.`);
  for (const [path, value] of Object.entries(set)) document.setIn(toPath(path), document.createNode(value));
  let edited = drop.length + Object.keys(set).length > 0 ? document.toString() : text;
  for (const [from, to] of Object.entries(replace)) {
    if (!edited.includes(from)) throw new Error(`There is no text ${from}.`);
    edited = edited.replaceAll(from, to);
  }
  return edited;
}

const values = new Map<string, unknown>();

/** Does the same as JSON, which takes a tenth of the time. */
function changeValue({ drop, set }: Changes, text: string): string {
  if (!values.has(text)) values.set(text, readYamlText(text, "x").value);
  const root = structuredClone(values.get(text));
  const ownerOf = (path: readonly string[]): Record<string, unknown> =>
    path.slice(0, -1).reduce<Record<string, unknown>>(
      // What is on the way is an object or a list, and what is not there yet is an object.
      (node, key) => (node[key] ??= {}) as Record<string, unknown>,
      root as Record<string, unknown>, // a document is one
    );
  for (const words of drop) {
    const path = toPath(words);
    const [owner, key] = [ownerOf(path), path.at(-1)!]; // never empty
    if (!Object.hasOwn(owner, key)) throw new Error(`There is nothing at ${words}.`);
    if (isJsonObject(owner)) delete owner[key];
    else (owner as unknown[]).splice(Number(key), 1);
  }
  for (const [words, value] of Object.entries(set)) {
    const path = toPath(words);
    ownerOf(path)[path.at(-1)!] = value; // never empty
  }
  return JSON.stringify(root);
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
