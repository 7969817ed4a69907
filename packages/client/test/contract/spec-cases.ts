import type { OperationId } from "@frontegg-identity/types";
import { operations } from "@frontegg-identity/types/operations";
import { operationIds } from "../operation-call.ts";

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

/** Every example of every response of every operation: what is added to the spec is tested without a new test. */
export function specCases(): SpecCase[] {
  return operationIds.flatMap((operation) =>
    Object.entries(operations[operation].responses).flatMap(([key, { content, headers }]) => {
      const common = {
        operation,
        status: key === "default" ? 500 : Number(key.replace("XX", "00")),
        headers: Object.fromEntries(Object.entries(headers).map(([name, { example }]) => [name, example])),
      };
      if (content === undefined) return [common];
      return Object.entries(content.examples).map(([name, { value }]) => ({ ...common, example: { name, value } }));
    }),
  );
}
