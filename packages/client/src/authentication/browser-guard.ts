import { InvalidInputError } from "../errors/invalid-input-error.ts";

/** The globals that tell a browser, a web worker and a phone from a server; a runtime may have them without a value. */
interface ClientGlobals {
  readonly document?: unknown;
  readonly importScripts?: unknown;
  readonly navigator?: { readonly product?: unknown };
}

/**
 * Refuses credentials where those who use the program could read them.
 *
 * @throws {@link InvalidInputError} in a browser's main thread or worker, and in React Native.
 */
export function refuseBrowser(allowed: boolean | undefined): void {
  const { document, importScripts, navigator }: ClientGlobals = globalThis;
  const isClient = document !== undefined || importScripts !== undefined || navigator?.product === "ReactNative";
  if (isClient && allowed !== true) {
    throw new InvalidInputError(
      "environmentToken",
      "must not be used where users can read the secret (browser, app), unless dangerouslyAllowBrowser is true",
    );
  }
}
