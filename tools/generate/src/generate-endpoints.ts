import type { Endpoint, EndpointBody, OperationDescription, SuccessKind } from "@frontegg-identity/types/operations";
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

function endpointOf(operation: OperationDescription, document: OpenApiDocument): Endpoint {
  const { method, path, parameters, body, responses, token, repeatable } = operation;
  const required = parameters
    .filter((one) => one.in !== "path" && one.required)
    .map((one) => [one.in === "query" ? "query" : "headers", one.name] as const);
  const successes = Object.entries(responses).filter(([status]) => status.startsWith("2"));
  const success = successes.map(([status, { content }]): [string, SuccessKind] => [status, content?.kind ?? "none"]);
  const text = successes.find(([, { content }]) => content?.kind === "text")?.[1].content?.mediaType;
  const headers = {
    ...(text !== undefined && { accept: `${text}, application/json` }),
    ...(body && body.mediaType !== "application/json" && { "content-type": body.mediaType }),
  };
  const servers = ownServers(operation, document);
  return {
    method,
    path,
    ...(required.length > 0 && { required }),
    ...(body && { body: endpointBody(body) }),
    success: Object.fromEntries(success),
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(servers && { servers }),
    ...(token === "none" && { token }),
    ...(repeatable && { repeatable }),
  };
}

function endpointBody(body: NonNullable<OperationDescription["body"]>): EndpointBody {
  const { name, kind, required, jsonText, unrepeatable } = body;
  return {
    name,
    kind,
    ...(!required && { optional: true }),
    ...(jsonText.length > 0 && { jsonText }),
    ...(unrepeatable.length > 0 && { unrepeatable }),
  };
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
