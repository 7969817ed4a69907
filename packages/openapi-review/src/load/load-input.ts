import { dirname, resolve } from "node:path";
import { isJsonObject, objectOrEmpty } from "../document/json-object.ts";
import { UnusableInputError } from "../document/unusable-input-error.ts";
import { loadDocument, type LoadedDocument } from "./load-document.ts";
import { fileReader, isUrl, readText, readUrl, toPath, type Reach } from "./reader.ts";

/** A document that is not read from a file. It must be complete: it can't refer to other files. */
export interface DocumentText {
  /** JSON or YAML. */
  readonly text: string;
  /** The name of the document in messages and places. */
  readonly name: string;
}

/**
 * Loads a document that the caller names or gives. It is read wherever it is, and its references as far as `reach` allows.
 *
 * @throws {@link UnusableInputError} when it can't be read or isn't OpenAPI 3.0, 3.1 or 3.2.
 */
export async function loadInput(input: string | DocumentText, reach: Reach): Promise<LoadedDocument> {
  checkInput(input);
  if (typeof input !== "string") {
    const location = resolve(input.name);
    return loadDocument(location, input.name, async (file) => {
      if (file === location) return input.text;
      throw new UnusableInputError("a document that is given as text must be complete");
    });
  }
  // Whatever the caller names is read, wherever it is.
  const location = isUrl(input) ? input : resolve(toPath(input));
  const readMain = (): Promise<string> => (isUrl(input) ? readUrl(input, { allowUrls: true }) : readText(location));
  const readOther = isUrl(input) ? (url: string) => readUrl(url, reach) : fileReader(dirname(location), reach);
  return loadDocument(location, input, (file) => (file === location ? readMain() : readOther(file)));
}

/**
 * Checks what plain JavaScript may pass.
 *
 * @throws {@link UnusableInputError} for anything but a document.
 */
export function checkInput(input: unknown): void {
  const { name, text } = objectOrEmpty(input);
  if (input === "" || (typeof input !== "string" && (typeof name !== "string" || typeof text !== "string")))
    throw new UnusableInputError(
      `A document is a path, a URL, or { name, text } with two strings, not ${kindOf(input)}.`,
    );
}

/** Names the kind of a value. What is in it may be a whole document. */
function kindOf(input: unknown): string {
  if (input === "") return "an empty string";
  if (Array.isArray(input)) return "a list";
  if (!isJsonObject(input)) return input === null ? "null" : typeof input;
  return `{ ${Object.entries(input)
    .map(([key, value]) => `${key}: ${typeof value}`)
    .join(", ")} }`;
}
