import { visit } from "jsonc-parser";
import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, YAMLError, type Document, type Node } from "yaml";
import type { z } from "zod";
import { isJsonObject } from "./json-object.ts";
import { jsonPointer } from "./json-pointer.ts";
import { UnusableInputError } from "./unusable-input-error.ts";

/** A text that was read, and where things stand in it. */
export interface YamlText {
  readonly value: unknown;
  /**
   * Finds the lines, from 1, on which values start, or their keys. For a path that leads nowhere it is the line of the
   * last thing on the way.
   */
  readonly linesOf: (paths: readonly Path[]) => number[];
}

/** Keys and indexes, from the root. */
export type Path = readonly string[];

/** More than any document that is meant, and far from those that grow with every alias of an alias. */
const MOST_ALIASES = 10_000;

/**
 * Reads a text that is YAML or JSON, and keeps the places.
 *
 * @param source - The name of the text in messages.
 * @throws {@link UnusableInputError} when it is neither.
 */
export function readYamlText(text: string, source: string): YamlText {
  if (text.includes("\0")) throw new UnusableInputError(`${source} is not a text: it holds a NUL character.`);
  // JSON is YAML too, but its own parser is far faster on a large document.
  const json = parseJson(text);
  if (json !== undefined) return { value: json, linesOf: (paths) => jsonLines(text, paths) };
  try {
    const lines = new LineCounter();
    // Other tools follow the merge keys (`<<`) of YAML 1.1, too.
    const document = parseDocument(text, { lineCounter: lines, logLevel: "error", merge: true });
    const [error] = document.errors;
    if (error) throw error;
    return {
      value: document.toJS({ maxAliasCount: MOST_ALIASES }) as unknown,
      linesOf: (paths) => paths.map((path) => yamlLine(document, lines, path)),
    };
  } catch (error) {
    if (!(error instanceof YAMLError) && !(error instanceof ReferenceError) && !(error instanceof RangeError))
      throw error;
    // The parser's own errors say so too.
    if (error.message.includes("call stack")) throw new UnusableInputError(`${source} is nested too deeply.`);
    // Up to its advice on which of its functions to call.
    const [firstLine] = error.message.split(/\n|; please use YAML/);
    throw new UnusableInputError(`${source} is not one JSON or YAML document: ${firstLine!.replace(/[:.]$/, "")}.`);
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function yamlLine(document: Document.Parsed, lines: LineCounter, path: Path): number {
  let node: Node | null | undefined = document.contents;
  let offset = node?.range?.[0] ?? 0;
  for (const key of path) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node)
      ? node.items.find((item) => String(isScalar(item.key) ? item.key.value : item.key) === key)
      : undefined;
    const next: unknown = isSeq(node) ? node.items[Number(key)] : pair?.value;
    const start: unknown = pair?.key ?? next;
    if (!isNode(start)) break;
    offset = start.range?.[0] ?? offset;
    node = isNode(next) ? next : undefined;
  }
  return lines.linePos(offset).line;
}

function isNode(value: unknown): value is Node {
  return isMap(value) || isSeq(value) || isScalar(value) || isAlias(value);
}

/** One pass for all paths, because a document may have a million lines. It descends only into what leads to a path. */
function jsonLines(text: string, paths: readonly Path[]): number[] {
  const wanted = new Set(paths.flatMap((path) => path.map((_, index) => jsonPointer(path.slice(0, index + 1)))));
  const found = new Map<string, number>([["", 1]]);
  const enter = (
    _offset: number,
    _length: number,
    line: number,
    _character: number,
    path: () => unknown[],
  ): boolean => {
    const pointer = jsonPointer(path().map(String));
    if (wanted.has(pointer) && !found.has(pointer)) found.set(pointer, line + 1);
    return pointer === "" || wanted.has(pointer);
  };
  visit(text, {
    onObjectBegin: enter,
    onArrayBegin: enter,
    // Without these the parser (3.3.1) never leaves what was not entered.
    onObjectEnd: () => undefined,
    onArrayEnd: () => undefined,
    onObjectProperty: (name, _offset, _length, line, _character, path) => {
      const pointer = jsonPointer([...path().map(String), name]);
      if (wanted.has(pointer)) found.set(pointer, line + 1);
    },
  });
  return paths.map((path) => {
    const known = [...path.keys()].map((index) => found.get(jsonPointer(path.slice(0, path.length - index))));
    return known.find((line) => line !== undefined) ?? 1;
  });
}

/**
 * Reads a text that is YAML or JSON, of a known form.
 *
 * @throws {@link UnusableInputError} for another form, with the place, the value that is there and what would be right.
 */
export function readYamlAs<T>(schema: z.ZodType<T>, text: string, source: string): T {
  const { value } = readYamlText(text, source);
  const { data, error } = schema.safeParse(value);
  if (!error) return data;
  const { path, message } = error.issues[0]!; // an error has one
  const place = [source, ...path.map((key) => (typeof key === "number" ? `entry ${key + 1}` : String(key)))].join(", ");
  const found = path.reduce<unknown>((at, key) => (at as Readonly<Record<PropertyKey, unknown>>)[key], value); // it led there
  const words = isJsonObject(found) ? "" : `, not ${JSON.stringify(found) ?? "nothing"}`;
  throw new UnusableInputError(`${place}: ${message}${words}.`);
}
