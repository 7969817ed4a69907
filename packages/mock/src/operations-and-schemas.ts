import type { Schemas } from "@frontegg-identity/types/check";
import {
  operations,
  schemas,
  type AnyOperationId,
  type OperationDescription,
  type ResponseDescription,
} from "@frontegg-identity/types/operations";

/** The description that the mock answers from. A test of this package replaces it. */
export interface Spec {
  readonly operations: Readonly<Record<string, OperationDescription>>;
  readonly schemas: Schemas;
}

export const spec: Spec = { operations, schemas };

/** The operations that the mock answers: those of both specs. */
export type OperationName = AnyOperationId;

/** Returns the path template of an operation, as it is on the wire. */
export function pathOf({ basePath, path }: OperationDescription): string {
  return basePath + path;
}

/** The base path of the API, such as `/identity`. */
export const BASE_PATH: string = Object.values(operations).find(({ basePath }) => basePath !== "")?.basePath ?? "";

/** Returns the description of a status: its own, that of its class (`4XX`), or the `default`. */
export function responseOf({ responses }: OperationDescription, status: number): ResponseDescription | undefined {
  return responses[status] ?? responses[`${String(status).slice(0, 1)}XX`] ?? responses["default"];
}

/** Returns the first status of success that the spec lists. */
export function successOf({ responses }: OperationDescription): number {
  return Number(Object.keys(responses).find((status) => /^2\d\d$/.test(status)) ?? 200);
}
