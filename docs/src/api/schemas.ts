import { parse } from "yaml";
import specText from "../../../spec/openapi.yaml?raw";

/** What of a JSON Schema the spec's components use. */
interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly oneOf?: readonly Schema[];
  readonly items?: Schema;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly additionalProperties?: boolean;
  readonly description?: string;
  readonly examples?: readonly unknown[];
  readonly "x-extensible-enum"?: readonly string[];
  readonly [keyword: string]: unknown;
}

/** A piece of a type's description: a word, or the name of a schema, which has a place of its own on the page. */
export interface TypePart {
  readonly text: string;
  readonly schema?: string;
}

export interface DescribedSchema {
  readonly name: string;
  readonly description: string;
  readonly type: readonly TypePart[];
  /** Keywords that narrow it, such as `minLength: 1`. */
  readonly limits: readonly string[];
  readonly examples: readonly string[];
  readonly properties: readonly (Omit<DescribedSchema, "properties" | "examples"> & { readonly required: boolean })[];
}

const LIMITS = ["format", "pattern", "minLength", "maxLength", "minimum", "maximum", "minItems", "maxItems", "enum"];

// The linter of the spec sees to it that it has components, and each of them a description.
const document = parse(specText) as { components: { schemas: Record<string, Schema> } };

/** The schemas of the spec, in its order. */
export const schemas: readonly DescribedSchema[] = Object.entries(document.components.schemas).map(
  ([name, schema]) => ({
    ...described(name, schema),
    examples: (schema.examples ?? []).map((example) => JSON.stringify(example)),
    properties: Object.entries(schema.properties ?? {}).map(([property, value]) => ({
      ...described(property, value),
      required: schema.required?.includes(property) === true,
    })),
  }),
);

function described(name: string, schema: Schema): Omit<DescribedSchema, "properties" | "examples"> {
  const known = schema["x-extensible-enum"];
  return {
    name,
    description: schema.description ?? "",
    type: typeOf(schema),
    limits: [
      ...LIMITS.filter((keyword) => keyword in schema).map((keyword) => `${keyword}: ${String(schema[keyword])}`),
      ...(known ? [`known values: ${known.join(", ")}`] : []),
    ],
  };
}

function typeOf(schema: Schema): readonly TypePart[] {
  if (schema.$ref !== undefined) {
    const name = schema.$ref.replace("#/components/schemas/", "");
    return [{ text: name, schema: name }];
  }
  if (schema.oneOf)
    return schema.oneOf.flatMap((one, index) => [...(index > 0 ? [{ text: " or " }] : []), ...typeOf(one)]);
  if (schema.items) return [{ text: "array of " }, ...typeOf(schema.items)];
  return [{ text: [schema.type].flat().join(" or ") }];
}
