import { InvalidInputError } from "../errors/invalid-input-error.ts";

/** The globals that tell a browser, a web worker and a phone from a server. A runtime may have them without a value. */
interface ClientGlobals {
  readonly document?: unknown;
  readonly importScripts?: unknown;
  readonly navigator?: { readonly product?: unknown; readonly userAgent?: unknown };
}

/**
 * Servers that can have `importScripts`: Workers with a compatibility date before 2024-03-04 and Deno's worker threads.
 * The others are here for the day they add it. Workers had no `navigator` before 2022-03-21.
 *
 * @see https://developers.cloudflare.com/workers/configuration/compatibility-flags/
 */
const SERVER_USER_AGENT = /^(Cloudflare-Workers$|(Deno|Bun|Node\.js)\/)/;

/**
 * Refuses credentials in a program that runs on its users' machines, where they could read the secret.
 *
 * @throws {@link InvalidInputError} in a browser's page or worker, and in React Native.
 */
export function refuseBrowser(allowed: boolean | undefined): void {
  const { document, importScripts, navigator }: ClientGlobals = globalThis;
  const isWebWorker = importScripts !== undefined && navigator && !SERVER_USER_AGENT.test(String(navigator.userAgent));
  const isClient = document !== undefined || isWebWorker || navigator?.product === "ReactNative";
  if (isClient && allowed !== true) {
    throw new InvalidInputError(
      "environmentToken",
      "must not be used where users can read the secret (browser, app), unless dangerouslyAllowBrowser is true",
    );
  }
}
