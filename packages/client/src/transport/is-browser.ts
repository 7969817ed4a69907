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

/** Tells whether the program runs where its users could read a secret: in a page, in a web worker, in React Native. */
export function isBrowser(): boolean {
  const { document, importScripts, navigator }: ClientGlobals = globalThis;
  if (document !== undefined || navigator?.product === "ReactNative") return true;
  return importScripts !== undefined && navigator !== undefined && !SERVER_USER_AGENT.test(String(navigator.userAgent));
}
