import { readFile } from "node:fs/promises";
import { parseDocument, UnusableInputError, type OpenApiDocument } from "@frontegg-identity/canonical";

/** Long enough for a document of several megabytes on a slow line. */
const TIMEOUT_MS = 60_000;

/** Hosts that never leave the machine. */
const LOOPBACK = /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/;

/**
 * Loads an OpenAPI document from a file or from an `https:` URL (`http:` to a loopback host).
 *
 * @throws {@link UnusableInputError} when there is none.
 */
export async function loadDocument(location: string): Promise<OpenApiDocument> {
  const text = /^[a-z][a-z0-9+.-]*:\/\//i.test(location) ? await download(location) : await readText(location);
  return parseDocument(text, location);
}

async function readText(path: string): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    throw new UnusableInputError(`${path} cannot be read: ${reason(error)}.`);
  }
}

async function download(location: string): Promise<string> {
  const url = URL.canParse(location) ? new URL(location) : undefined;
  const safe = url?.protocol === "https:" || (url?.protocol === "http:" && LOOPBACK.test(url.hostname));
  if (!safe) throw new UnusableInputError(`${location} cannot be downloaded: give an https: URL or a file.`);
  let response;
  try {
    response = await fetch(location, { signal: AbortSignal.timeout(TIMEOUT_MS) });
    if (response.ok) return await response.text();
  } catch (error) {
    throw new UnusableInputError(`${location} cannot be downloaded: ${reason(error)}.`);
  }
  throw new UnusableInputError(`${location} cannot be downloaded: the server answered ${response.status}.`);
}

/** The system's own code says more than fetch's "fetch failed". */
function reason(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const code = codeOf(error) ?? codeOf(error.cause);
  if (code === "ENOENT") return "there is no such file";
  if (code === "EISDIR") return "it is a folder";
  return code ?? error.message.replace(/\.$/, "");
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
