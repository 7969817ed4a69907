import { readFileSync } from "node:fs";
import type { OperationId } from "@frontegg-identity/types";
import { parse } from "yaml";

/** One example of one response of one operation, as the spec has it. */
export interface SpecCase {
  readonly operation: OperationId;
  /** The status to ask the mock for; 500 stands for `default`. */
  readonly status: number;
  /** Undefined where a response has no content. */
  readonly example?: { readonly name: string; readonly value: unknown };
  /** The example of each of the response's headers, by its name in lower case. */
  readonly headers: Readonly<Record<string, unknown>>;
}

type Node = { readonly [key: string]: unknown };

export const spec: Node = parse(
  readFileSync(new URL(import.meta.resolve("@frontegg-identity/spec/openapi.yaml")), "utf8"),
);

/** Follows a `$ref` within the spec, as often as needed. */
export function resolved(node: unknown): Node {
  const target = node as Node; // whatever the spec holds, its keys are read as unknown
  const ref = target["$ref"];
  return typeof ref === "string" ? resolved(at(ref)) : target;
}

function at(ref: string): unknown {
  return ref
    .slice("#/".length)
    .split("/")
    .reduce<unknown>((node, key) => resolved(node)[key], spec);
}

/** Every example of every response of every operation: what is added to the spec is tested without a new test. */
export function specCases(): SpecCase[] {
  return Object.values(resolved(spec["paths"])).flatMap((item) =>
    Object.values(resolved(item)).flatMap((operation) => {
      const { operationId, responses } = resolved(operation);
      return Object.entries(resolved(responses)).flatMap(([status, response]) =>
        examplesOf(response).map((example) => ({
          // The list of operation ids is generated from this document.
          operation: operationId as OperationId,
          status: status === "default" ? 500 : Number(status),
          ...(example && { example }),
          headers: headerExamples(response),
        })),
      );
    }),
  );
}

function headerExamples(response: unknown): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(resolved(resolved(response)["headers"] ?? {})).map(([name, header]) => [
      name.toLowerCase(),
      resolved(header)["example"],
    ]),
  );
}

function examplesOf(response: unknown): (SpecCase["example"] | undefined)[] {
  const { content } = resolved(response);
  if (content === undefined) return [undefined];
  return Object.values(resolved(content)).flatMap((mediaType) =>
    Object.entries(resolved(resolved(mediaType)["examples"])).map(([name, example]) => ({
      name,
      value: resolved(example)["value"],
    })),
  );
}
