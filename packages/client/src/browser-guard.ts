import { InvalidInputError } from "./errors/invalid-input-error.ts";

/**
 * Refuses credentials where a page's visitors could read them.
 *
 * @throws {@link InvalidInputError} in a browser's main thread or worker.
 */
export function refuseBrowser(allowed: boolean | undefined): void {
  // A document, or a web worker's `importScripts`, which server runtimes with a worker-like global do not have.
  const isBrowser = "document" in globalThis || "importScripts" in globalThis;
  if (isBrowser && allowed !== true) {
    throw new InvalidInputError(
      "credentials",
      "must not be used in a browser, where anyone can read the secret, unless dangerouslyAllowBrowser is true",
    );
  }
}
