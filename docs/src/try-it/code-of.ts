import { literal } from "../api/literal.ts";
import type { Call } from "./call.ts";

/** The program that makes a call, as a reader could run it. */
export function codeOf({ operation, inputs, body, fault }: Call): string {
  const { override, limits, tokenExpired } = fault;
  const mockLines = [
    "const mock = createMock();",
    override && `mock.on("${operation}", ${literal(override)});`,
    tokenExpired && 'mock.revokeTokens("expired");',
  ];
  const token = tokenExpired ? '({ rejectedToken }) => (rejectedToken ? "fresh" : "expired")' : '"any"';
  const parameters = [...inputs.map((input) => JSON.stringify(input)), body?.trim(), limits && literal(limits)].filter(
    Boolean,
  );
  return `import { createClient } from "@frontegg-identity/client";
import { createMock } from "@frontegg-identity/mock";

${mockLines.filter(Boolean).join("\n")}

const frontegg = createClient({
  baseUrl: mock.url,
  token: ${token},
  fetch: mock.fetch,
  onAttempt: console.log,
});

console.log(await frontegg.${operation}(${parameters.join(", ")}));`;
}
