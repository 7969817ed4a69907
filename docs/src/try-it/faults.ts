import type { Override } from "@frontegg-identity/mock";

/** What the mock can do instead of a prompt, successful response. */
export interface Fault {
  readonly id: string;
  readonly label: string;
  readonly override?: Override;
  /** Options of the call that make it visible. */
  readonly limits?: { readonly timeoutMs: number };
  /** The first token of the call is one that the API does not take any more. */
  readonly tokenExpired?: true;
}

export const faults: readonly [Fault, ...Fault[]] = [
  { id: "none", label: "It responds" },
  {
    id: "rate-limit",
    label: "429 once, with Retry-After: 1",
    override: { status: 429, headers: { "retry-after": "1" }, times: 1 },
  },
  {
    id: "long-wait",
    label: "429 with Retry-After: 120",
    override: { status: 429, headers: { "retry-after": "120" } },
  },
  { id: "server-error", label: "500 each time", override: { status: 500 } },
  { id: "token-expired", label: "401: the token has expired", tokenExpired: true },
  { id: "forbidden", label: "403: no application ID", override: { example: "applicationIdMissing" } },
  {
    id: "lost",
    label: "It carries out the request, and the response is lost",
    override: { fault: "cut", carryOut: true, times: 1 },
  },
  { id: "hang", label: "No response within 300 ms", override: { fault: "hang" }, limits: { timeoutMs: 300 } },
  { id: "html", label: "200 with a proxy's web page", override: { status: 200, body: "<h1>Please sign in</h1>" } },
];
