import { parse } from "yaml";

/** The parts of an OpenAPI 3.1 document that the generator reads by themselves; `describeOperations` reads the paths. */
export interface OpenApiDocument {
  readonly openapi: string;
  readonly info: { readonly title: string; readonly version: string };
  readonly servers?: Server[];
  readonly security?: object[];
  readonly paths?: Readonly<Record<string, object>>;
  readonly components?: {
    readonly schemas?: Readonly<Record<string, Schema>>;
    readonly examples?: Readonly<Record<string, object>>;
    readonly headers?: Readonly<Record<string, object>>;
  };
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#schema-object */
export interface Schema {
  readonly description?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  /** The values of a string that are known so far; documented in spec/README.md. */
  readonly "x-extensible-enum"?: readonly string[];
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#server-object */
export interface Server {
  readonly url: string;
  readonly description?: string;
  /** The id by which code names a regional server; documented in spec/README.md. */
  readonly "x-region"?: string;
}

/** Reads an OpenAPI document from YAML or JSON text. */
export function parseDocument(text: string): OpenApiDocument {
  // What the cast claims is what the spec's lint enforces.
  return parse(text) as OpenApiDocument;
}
