import { literal } from "./literal.ts";
import type { OperationDescription } from "@frontegg-identity/types/operations";
import { exampleBody, isMethod } from "./operations.ts";

/** The same call, written for one tool. */
export interface Sample {
  readonly tool: string;
  readonly language: "ts" | "sh";
  readonly code: string;
}

/** Writes the call of an operation for each tool, with what is required and nothing else. */
export function samplesOf(operation: OperationDescription): readonly Sample[] {
  const { id, method, path, servers, body, token } = operation;
  const required = operation.parameters.filter((parameter) => parameter.required);
  const placed = (place: string): (readonly [string, string])[] =>
    required.filter((parameter) => parameter.in === place).map(({ name, example }) => [name, String(example)]);
  const value = exampleBody(operation);
  const server = servers[0]?.url ?? "";
  const hasToken = token !== "none";

  const inputs = [...placed("path").map(([, example]) => JSON.stringify(example)), value && literal(value)];
  const http = [
    placed("path").length > 0 && `params: { path: ${literal(Object.fromEntries(placed("path")))} }`,
    value !== undefined && `body: ${literal(value)}`,
  ].filter((line) => line !== false);
  const url = placed("path").reduce(
    (all, [name, example]) => all.replace(`{${name}}`, encodeURIComponent(example)),
    path,
  );
  const curl = [
    `curl${method === "GET" ? "" : ` -X ${method}`} ${server}${url}`,
    hasToken && `-H "authorization: Bearer $FRONTEGG_TOKEN"`,
    value && `-H "content-type: ${body?.mediaType}"`,
    value && `-d '${JSON.stringify(value)}'`,
  ].filter(Boolean);
  return [
    ...(isMethod(id)
      ? [
          {
            tool: "this client",
            language: "ts" as const,
            code: `import { createClient, environmentToken } from "@frontegg-identity/client";

const frontegg = createClient({
  region: ${JSON.stringify(servers[0]?.region)},
  token: environmentToken({
    clientId: process.env.FRONTEGG_CLIENT_ID!,
    secret: process.env.FRONTEGG_SECRET!,
  }),
});

console.log(await frontegg.${id}(${inputs.filter(Boolean).join(", ")}));`,
          },
        ]
      : []),
    {
      tool: "openapi-fetch",
      language: "ts",
      code: `import type { ${isMethod(id) ? "paths" : "EnvironmentAuthPaths as paths"} } from "@frontegg-identity/types";
import createClient from "openapi-fetch";

const api = createClient<paths>({
  baseUrl: ${JSON.stringify(server)},${
    hasToken
      ? `
  headers: { authorization: \`Bearer \${process.env.FRONTEGG_TOKEN}\` },`
      : ""
  }
});

const { data, error } = await api.${method}(
  ${JSON.stringify(path)},
  {
${http.map((line) => `    ${line},`).join("\n")}
  },
);
console.log(data ?? error);`,
    },
    { tool: "curl", language: "sh", code: curl.join(" \\\n  ") },
  ];
}
