import { readFile } from "node:fs/promises";
import { parseDocument, UnusableInputError, type OpenApiDocument } from "openapi-review/core";

/** Long enough for a document of several megabytes on a slow line. */
const TIMEOUT_MS = 60_000;

/**
 * Loads an OpenAPI document from a file or from a URL.
 *
 * @throws {@link UnusableInputError} when there is none.
 */
export async function loadDocument(location: string): Promise<OpenApiDocument> {
  let text: string;
  try {
    text = /^[a-z][a-z0-9+.-]*:\/\//i.test(location) ? await download(location) : await readFile(location, "utf8");
  } catch (error) {
    throw new UnusableInputError(`${location} cannot be read: ${reason(error)}.`, { cause: error });
  }
  return parseDocument(text, location);
}

async function download(url: string): Promise<string> {
  const response = await fetch(url, { signal: AbortSignal.timeout(TIMEOUT_MS) });
  if (!response.ok) throw new Error(`the server answered ${response.status}`);
  return response.text();
}

/** The innermost cause says more than fetch's "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause !== undefined) return reason(error.cause);
  return "code" in error && typeof error.code === "string" ? (words[error.code] ?? error.code) : error.message;
}

const words: Readonly<Record<string, string>> = { ENOENT: "there is no such file", EISDIR: "it is a folder" };
