import type { Redactor } from "./redactor.ts";

/** A chain of causes longer than this is a loop, or too long to read. */
const MAX_CAUSES = 5;

/** The names of what `fetch` throws by its standard, for a lost connection and for an abort. */
const FETCH_ERROR = /^(Type|Abort|Timeout|Network)Error$/;
/** How a system's code looks: an injected fetch may put anything in its place. Next.js has codes of its own. */
const SYSTEM_CODE = /^(?!NEXT_)[A-Z][A-Z0-9_]{1,63}$|^ConnectionRefused$/;

/** Codes of connections that were not made, so that nothing was sent over them. The last one is that of Bun before 1.3. */
const UNSENT_CODE =
  /^(E(CONNREFUSED|NOTFOUND|AI_AGAIN|HOSTUNREACH|NETUNREACH|ADDRNOTAVAIL)|UND_ERR_CONNECT_TIMEOUT|ConnectionRefused)$/;

/**
 * A certificate that isn't trusted, by its code or (on Deno) its message, and a proxy's refusal, by its message: undici hides
 * the status. Another attempt would meet the same, except after a 408 or a 429, which pass.
 */
const FINAL = /^(UNABLE_TO_|\w*CERT)|peer certificate|Proxy response \(4(?!08|29)|tunnel: 4(?!08|29)|proxy auth/i;

/** Deno's messages for connections that were not made, because its errors have no code (seen with 2.9.6). */
const UNSENT_ON_DENO = /\(Connect\).*(dns error|refused)/;

/**
 * Tells whether `fetch` failed, rather than somebody who threw through it. Next.js, for one, throws signals of its own
 * (errors with a `digest`), which must reach it unchanged.
 *
 * @see https://fetch.spec.whatwg.org/#fetch-method
 */
export function isNetworkFailure(error: unknown): boolean {
  if (!error) return true; // an empty value can't be a signal
  if (typeof error !== "object" || "digest" in error) return false;
  // Workers throw a plain Error with one of these flags (seen with workerd 2026-07-30).
  const isOfWorkers = "remote" in error || "retryable" in error;
  return isOfWorkers || FETCH_ERROR.test((error as Error).name) || systemCode(error) !== undefined;
}

/** Finds the system's code, such as `ECONNREFUSED`, in what `fetch` threw or in its causes. */
export function systemCode(error: unknown): string | undefined {
  const said = UNSENT_ON_DENO.exec(messageOf(error))?.[1];
  const onDeno = said && (said === "refused" ? "ECONNREFUSED" : "ENOTFOUND");
  return textsOf("code", error).find((code) => SYSTEM_CODE.test(code)) ?? onDeno;
}

/** Tells whether no connection was made, so that the request was certainly not carried out. */
export function isUnsent(error: unknown): boolean {
  // A connection that breaks later may have one of these codes too, and then the failed system call is another one.
  const [syscall = "connect"] = textsOf("syscall", error);
  return UNSENT_CODE.test(systemCode(error) ?? "") && /^(connect|getaddrinfo)$/.test(syscall);
}

/** Tells whether another attempt would fail the same way. */
export function isFinal(error: unknown): boolean {
  return FINAL.test(systemCode(error) ?? "") || FINAL.test(messageOf(error));
}

/**
 * Says in an error of our own what `fetch` threw: the messages of the whole chain, the system's code if they don't name
 * it, and the stack. The original is not kept: an injected `fetch` may attach the whole request to it, with the token.
 */
export function safeCause(error: unknown, redactor: Redactor): Error {
  const message = messageOf(error);
  const code = systemCode(error) ?? "";
  const copy = new Error(redactor.redact(message.includes(code) ? message : `${message} (${code})`));
  const [stack] = textsOf("stack", error);
  if (stack) copy.stack = redactor.redact(stack);
  return copy;
}

function messageOf(error: unknown): string {
  // undici's "Request was cancelled." is a sentence.
  return textsOf("message", error).join(": ").replaceAll(".: ", ": ") || String(error);
}

/** The strings that an error and its causes have under a name. */
function textsOf(name: "code" | "message" | "stack" | "syscall", error: unknown, depth = 0): string[] {
  // Not instanceof: a runtime may throw errors of another realm than the code under test.
  if (typeof error !== "object" || error === null || depth === MAX_CAUSES) return [];
  const { [name]: text, cause } = error as Record<string, unknown>; // any object may have any property
  // OpenSSL's messages end in a line break.
  return [...(text && typeof text === "string" ? [text.trim()] : []), ...textsOf(name, cause, depth + 1)];
}
