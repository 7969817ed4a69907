import type { Endpoint, OperationDescription } from "@frontegg-identity/types/operations";
import { describeOperations } from "./describe-operations.ts";
import { docComment } from "./doc-comment.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/**
 * Generates what sending a request takes as a constant, and the type of its keys: `endpoints` and `OperationId` of the
 * main document.
 *
 * @throws Error for an operation whose own servers lack a region.
 */
export function generateEndpoints(document: OpenApiDocument, constant = "endpoints", type = "OperationId"): string {
  const entries = describeOperations(document).map(
    (operation) =>
      `${docComment(operation.summary, "  ")}  ${operation.id}: ${JSON.stringify(endpointOf(operation, document))},\n`,
  );
  return (
    `/** Each operation of the spec by \`operationId\`: what sending a request and judging its answer takes. */\n` +
    `export const ${constant} = {\n${entries.join("")}} as const;\n\n` +
    `/** The \`operationId\` of an operation of the spec. */\n` +
    `export type ${type} = keyof typeof ${constant};\n`
  );
}

/** An `Endpoint`, as JSON will have it. */
function endpointOf(operation: OperationDescription, document: OpenApiDocument): object {
  const { method, path, parameters, body, responses, token, repeatable } = operation;
  const required = parameters
    .filter((one) => one.in !== "path" && one.required)
    .map((one) => [one.in === "query" ? "query" : "headers", one.name]);
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const text = successes.find(([, { content }]) => content?.kind === "text")?.[1].content?.mediaType;
  const headers = uncommon({
    accept: text !== undefined && `${text}, application/json`,
    "content-type": body?.mediaType !== "application/json" && body?.mediaType,
  });
  return uncommon({
    method,
    path,
    required,
    body: body && endpointBody(body),
    success: Object.fromEntries(successes.map(([status, { content }]) => [status, content?.kind ?? "none"])),
    headers: Object.keys(headers).length > 0 && headers,
    servers: ownServers(operation, document),
    token: token === "none" && token,
    repeatable,
  });
}

function endpointBody(body: NonNullable<OperationDescription["body"]>): object {
  const { name, kind, required, jsonText, unrepeatable } = body;
  return uncommon({ name, kind, optional: !required, jsonText, unrepeatable });
}

/** Leaves out what the common case doesn't have: `false`, `undefined` and empty lists. */
function uncommon(facts: Readonly<Record<string, unknown>>): object {
  return Object.fromEntries(Object.entries(facts).filter(([, fact]) => fact && !isEmpty(fact)));
}

function isEmpty(fact: unknown): boolean {
  return Array.isArray(fact) && fact.length === 0;
}

/** The operation's server for each region of the document, if it isn't the document's own. */
function ownServers({ id, servers }: OperationDescription, document: OpenApiDocument): Endpoint["servers"] {
  const regional = (document.servers ?? []).flatMap(({ url, "x-region": region }) => (region ? [{ url, region }] : []));
  const own = regional.map(({ url, region }): [string, string] => {
    const ofRegion = servers.find((server) => server.region === region);
    const [only] = servers.length === 1 && servers[0]?.region === undefined ? servers : [];
    const server = ofRegion ?? servers.find((one) => originOf(one.url) === originOf(url)) ?? only;
    if (server === undefined) throw new Error(`The operation ${id} has servers of its own, but none for ${region}.`);
    return [region, server.url.replace(/\/$/, "")];
  });
  return regional.every(({ url }, index) => own[index]?.[1] === url) ? undefined : Object.fromEntries(own);
}

function originOf(url: string): string {
  return /^[a-z]+:\/\/[^/]*/i.exec(url)?.[0] ?? "";
}
