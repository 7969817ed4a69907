import { dirname, isAbsolute, relative, resolve } from "node:path";
import { BaseResolver, bundle, createConfig, ResolveError, Source, type Document } from "@redocly/openapi-core";
import { groupBy } from "../group-by.ts";
import { isJsonObject, type JsonObject } from "../document/json-object.ts";
import { jsonPointer, pointerSegments } from "../document/json-pointer.ts";
import { openApiDocument, readRoot, type OpenApiDocument } from "../document/open-api-document.ts";
import { readYamlText, type Path, type YamlText } from "../document/read-yaml.ts";
import { UnusableInputError } from "../document/unusable-input-error.ts";
import { walkDocument } from "../document/walk-document.ts";
import { isUrl, type Reader } from "./reader.ts";

/** A document of one file or many, with the places of its parts. */
export interface LoadedDocument extends OpenApiDocument {
  /** References that were not followed because they leave the folder of the document, each with the reason. */
  readonly refused: readonly string[];
  /** Finds the files and lines, from 1, of parts of the document by their JSON pointers. */
  readonly placesOf: (pointers: readonly string[]) => Place[];
}

/** A line of a file. */
export interface Place {
  readonly file: string;
  readonly line: number;
}

/** The file and the pointer at which an object was read. */
interface Origin {
  readonly file: string;
  readonly path: Path;
}

/**
 * Loads a document and makes one of it when it is split into files.
 *
 * @param location - The absolute path or the URL of its main file.
 * @param name - Its name in messages and places. Other files are named relative to it.
 * @throws {@link UnusableInputError} when it can't be read or isn't OpenAPI, or when a reference leads nowhere or
 *   where the reader doesn't go.
 */
export async function loadDocument(location: string, name: string, read: Reader): Promise<LoadedDocument> {
  const main = readYamlText(await readMain(location, name, read), name);
  const root = readRoot(main.value, name);
  checkComplete(root, name);
  if (!isSplit(root)) return { ...openApiDocument(root, name), refused: [], placesOf: placesIn(main.linesOf, name) };

  const files = new Files(location, name, read, main);
  const config = await createConfig({});
  const doc: Document = { source: new Source(location, ""), parsed: root };
  // Its problems are references that were not followed, and those that matter are still there afterwards.
  await bundle({ config, doc, externalRefResolver: files });
  await linkFiles(root, leftReferences(root, files), files);
  const refused = [...files.refused].map(([file, reason]) => `${files.nameOf(file)}: ${reason}`);
  return { ...openApiDocument(root, name), refused, placesOf: (pointers) => files.placesOf(pointers, root) };
}

/** A document without these is legal nowhere, and would be compared as one without operations. */
function checkComplete(root: JsonObject, name: string): void {
  const parts = String(root["openapi"]).startsWith("3.0") ? ["paths"] : ["paths", "components", "webhooks"];
  const missing = root["info"] === undefined ? ["info"] : parts.some((part) => root[part] !== undefined) ? [] : parts;
  if (missing.length === 0) return;
  const names = missing
    .map((part) => `\`${part}\``)
    .join(", ")
    .replace(/, (?=[^,]*$)/, " or ");
  throw new UnusableInputError(`${name} is not an OpenAPI document: it has no ${names}.`);
}

async function readMain(location: string, name: string, read: Reader): Promise<string> {
  let text;
  try {
    text = await read(location);
  } catch (error) {
    if (!(error instanceof UnusableInputError)) throw error;
    throw new UnusableInputError(`${name} can't be read: ${error.message}.`, { cause: error });
  }
  if (text.trim() === "") throw new UnusableInputError(`${name} is empty, but must be an OpenAPI document.`);
  return text;
}

/** Tells whether anything in it, an example or an extension too, refers to another file. */
function isSplit(node: unknown): boolean {
  if (Array.isArray(node)) return node.some(isSplit);
  if (!isJsonObject(node)) return false;
  const { $ref, externalValue, mapping } = node;
  if (isOutside($ref) || typeof externalValue === "string") return true;
  // A bare name is that of a schema.
  if (isJsonObject(mapping) && Object.values(mapping).some((value) => isOutside(value) && /[./]/.test(String(value))))
    return true;
  return Object.values(node).some(isSplit);
}

function isOutside(reference: unknown): boolean {
  return typeof reference === "string" && !reference.startsWith("#");
}

/** The files of a document, read through the reader alone. */
class Files extends BaseResolver {
  readonly location: string;
  readonly refused = new Map<string, string>();
  readonly #name: string;
  readonly #read: Reader;
  readonly #texts = new Map<string, YamlText>();
  readonly #origins = new WeakMap<object, Origin>();

  constructor(location: string, name: string, read: Reader, main: YamlText) {
    super();
    [this.location, this.#name, this.#read] = [location, name, read];
    this.#keep(location, main);
  }

  override async loadExternalRef(file: string): Promise<Source> {
    try {
      return new Source(file, await this.#read(file));
    } catch (error) {
      const reason = error instanceof Error ? error : new Error(String(error));
      this.refused.set(file, reason.message);
      throw new ResolveError(reason);
    }
  }

  override parseDocument(source: Source): Document {
    // Other files, such as Markdown, are one text.
    if (!/\.(?:json|ya?ml)$/i.test(source.absoluteRef) && !isUrl(source.absoluteRef))
      return { source, parsed: source.body };
    const text = readYamlText(source.body, source.absoluteRef);
    this.#keep(source.absoluteRef, text);
    return { source, parsed: text.value };
  }

  #keep(file: string, text: YamlText): void {
    const remember = (node: unknown, path: Path): void => {
      if (typeof node !== "object" || node === null || this.#origins.has(node)) return;
      this.#origins.set(node, { file, path });
      for (const [key, value] of Object.entries(node)) remember(value, [...path, key]);
    };
    this.#texts.set(file, text);
    remember(text.value, []);
  }

  fileOf(node: object): string | undefined {
    return this.#origins.get(node)?.file;
  }

  /** Calls another file by its path relative to the main one, as the main one is called. */
  nameOf(file: string): string {
    if (file === this.location) return this.#name;
    if (isUrl(file) || isUrl(this.location)) return file;
    const way = relative(dirname(this.location), file);
    const folder = dirname(this.#name);
    return folder === "." && !isAbsolute(way) ? way : [folder, way].join("/");
  }

  placesOf(pointers: readonly string[], root: JsonObject): Place[] {
    const found = pointers.map((pointer) => {
      let node: unknown = root;
      let origin: Origin = { file: this.location, path: [] };
      for (const key of pointerSegments(pointer)) {
        node = typeof node === "object" && node !== null ? Reflect.get(node, key) : undefined;
        const own = typeof node === "object" && node !== null ? this.#origins.get(node) : undefined;
        origin = own ?? { file: origin.file, path: [...origin.path, key] };
      }
      return origin;
    });
    const lines = new Map<Origin, number>();
    for (const [file, here] of groupBy(found, (origin) => origin.file)) {
      const numbers = this.#texts.get(file)?.linesOf(here.map(({ path }) => path)) ?? [];
      for (const [index, origin] of here.entries()) lines.set(origin, numbers[index] ?? 1);
    }
    return found.map((origin) => ({ file: this.nameOf(origin.file), line: lines.get(origin) ?? 1 }));
  }
}

/** A reference that the bundler left, and the file that it stands in. */
interface Left {
  readonly node: JsonObject;
  readonly file: string;
}

/** Names the first reference that must not be followed. Returns those that the bundler doesn't know. */
function leftReferences(root: JsonObject, files: Files): Left[] {
  const left: Left[] = [];
  walkDocument(root, (node) => {
    const { $ref } = node;
    const file = files.fileOf(node);
    if (typeof $ref !== "string" || $ref.startsWith("#") || file === undefined) return;
    const reason = files.refused.get(targetOf($ref, file).file);
    if (reason !== undefined) throw notRead(files.nameOf(file), $ref, reason);
    // Below a keyword that OpenAPI doesn't have, it isn't a reference. The bundler doesn't know all keywords of 3.2.
    if (String(root["openapi"]).startsWith("3.2")) left.push({ node, file });
    else Reflect.deleteProperty(node, "$ref");
  });
  return left;
}

/** Where a document of many files keeps those that the bundler left. An extension, so nothing in it is a part by itself. */
const FILES = "x-openapi-review-files";

/** Follows references that the bundler left, and those in the files that they lead to. */
async function linkFiles(root: JsonObject, left: readonly Left[], files: Files): Promise<void> {
  const linked: Record<string, unknown> = {};
  const queue = [...left];
  for (const { node, file } of queue) {
    const { $ref } = node;
    if (typeof $ref !== "string") continue;
    const target = targetOf($ref, file);
    if (target.file !== files.location && !Object.hasOwn(linked, target.file)) {
      const source = await files.loadExternalRef(target.file).catch((error: unknown) => {
        throw notRead(files.nameOf(file), $ref, error instanceof Error ? error.message : String(error));
      });
      const { parsed } = files.parseDocument(source) as { readonly parsed: unknown }; // which Redocly has as any
      linked[target.file] = parsed;
      if (isJsonObject(parsed))
        walkDocument(
          parsed,
          (inner) => void (inner["$ref"] !== undefined && queue.push({ node: inner, file: target.file })),
        );
    }
    const start = target.file === files.location ? "" : jsonPointer([FILES, target.file]);
    Reflect.set(node, "$ref", `#${start}${target.pointer}`);
  }
  if (Object.keys(linked).length > 0) Reflect.set(root, FILES, linked);
}

function targetOf($ref: string, file: string): { readonly file: string; readonly pointer: string } {
  const [target = "", pointer = ""] = $ref.split("#");
  if (target === "") return { file, pointer };
  if (isUrl(target)) return { file: target, pointer };
  return { file: isUrl(file) ? new URL(target, file).href : resolve(dirname(file), target), pointer };
}

function notRead(name: string, $ref: string, reason: string): UnusableInputError {
  return new UnusableInputError(`${name} refers to ${$ref}, which is not read: ${reason}.`);
}

/** A function of its own, so that it doesn't hold what was read, which needs far more memory than the text. */
function placesIn(linesOf: YamlText["linesOf"], file: string): LoadedDocument["placesOf"] {
  return (pointers) => linesOf(pointers.map(pointerSegments)).map((line) => ({ file, line }));
}
