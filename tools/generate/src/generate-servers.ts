import { docComment } from "./doc-comment.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/**
 * Generates the servers of an OpenAPI document as values: `servers`, `regions`, `isRegion` and the type `Region` of the regional
 * ones, and `domainServer`, the template of the server with a `{domain}`.
 */
export function generateServers(document: OpenApiDocument): string {
  const regional = (document.servers ?? []).filter((server) => server["x-region"] !== undefined);
  const entries = regional.map(
    (server) => `${docComment(server.description, "  ")}  ${server["x-region"]}: ${JSON.stringify(server.url)},\n`,
  );
  const regions = regional.map((server) => JSON.stringify(server["x-region"]));
  const domainServer = (document.servers ?? []).find(({ url }) => url.includes("{domain}"))?.url ?? "";
  return (
    `/** The regional servers of the spec: region to base URL, without a trailing slash. */\n` +
    `export const servers = {\n${entries.join("")}} as const;\n\n` +
    `/** The spec's server with a \`{domain}\`, without a trailing slash. */\n` +
    `export const domainServer = ${JSON.stringify(domainServer)};\n\n` +
    `/** The regions that have a server, in the order of the spec. */\n` +
    `export const regions = [${regions.join(", ")}] as const;\n\n` +
    `/** A region that has a server. */\n` +
    `export type Region = (typeof regions)[number];\n\n` +
    `/** Tells whether a value, for instance an environment variable, is the name of a region that has a server. */\n` +
    `export function isRegion(value: unknown): value is Region {\n` +
    `  return (regions as readonly unknown[]).includes(value);\n}\n`
  );
}
