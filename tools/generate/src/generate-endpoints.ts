import { docComment } from "./doc-comment.ts";
import { generatedHeader } from "./generated-header.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/**
 * Generates method, path and promised response of every operation as values: `endpoints` and the type `OperationId`.
 */
export function generateEndpoints(document: OpenApiDocument, source: string): string {
  const entries = Object.entries(document.paths ?? {}).flatMap(([path, item]) =>
    Object.entries(item).flatMap(([method, { operationId, summary, responses }]) => {
      if (operationId === undefined) return [];
      const endpoint = { method: method.toUpperCase(), path, response: responses?.["200"]?.content ? "json" : "none" };
      return `${docComment(summary, "  ")}  ${operationId}: ${JSON.stringify(endpoint)},\n`;
    }),
  );
  return (
    generatedHeader(source) +
    `/** Each operation of the spec by \`operationId\`: method, path template, and what the body of a success holds. */\n` +
    `export const endpoints = {\n${entries.join("")}} as const;\n\n` +
    `/** The \`operationId\` of an operation of the spec. */\n` +
    `export type OperationId = keyof typeof endpoints;\n`
  );
}
