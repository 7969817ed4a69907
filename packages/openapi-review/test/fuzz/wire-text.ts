import {
  childOf,
  isUnion,
  partsOf,
  type Header,
  type Parameter,
  type Part,
  type Schema,
  type Schemas,
} from "./tree.ts";

/** Stands for a text that nobody knows, because it depends on which alternative the value fits, or isn't described. */
const unknown = "\0";

/**
 * Writes a value in a media type, as somebody would who knows the keywords for that: `contentEncoding` and `xml`. Nothing
 * if the text depends on which alternative it fits.
 */
export function bodyText(value: unknown, schema: Schema, schemas: Schemas, mediaType: string): string {
  const write = mediaType.includes("xml") ? xmlText(value, "root", schema, schemas) : jsonText(value, schema, schemas);
  return write.includes(unknown) ? "" : write;
}

function jsonText(value: unknown, schema: Schema, schemas: Schemas): string {
  const parts = partsOf(schema, schemas);
  if (parts.some(isUnion)) return unknown;
  if (typeof value === "string") return JSON.stringify(encoded(value, parts));
  if (Array.isArray(value)) return `[${value.map((one) => jsonText(one, childOf(parts, "[]"), schemas)).join()}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value);
  return Object.entries(value)
    .map(([key, one]) => `${key}:${jsonText(one, childOf(parts, key), schemas)}`)
    .join();
}

function encoded(text: string, parts: readonly Part[]): string {
  const encodings = parts.flatMap(({ contentEncoding }) => (contentEncoding as BufferEncoding | undefined) ?? []);
  return encodings.reduce((bytes, encoding) => Buffer.from(bytes).toString(encoding), text);
}

/** @see https://spec.openapis.org/oas/v3.1.1.html#xml-object */
function xmlText(value: unknown, key: string, schema: Schema, schemas: Schemas): string {
  const parts = partsOf(schema, schemas);
  if (parts.some(isUnion)) return unknown;
  const {
    name = key,
    prefix,
    attribute,
    wrapped,
  } = Object.assign({}, ...parts.map((part) => part["xml"])) as {
    readonly [keyword: string]: string | undefined;
  };
  const tag = `${prefix === undefined ? "" : `${prefix}:`}${name}`;
  if (Array.isArray(value)) {
    const items = value.map((one) => xmlText(one, name, childOf(parts, "[]"), schemas)).join("");
    return wrapped ? `<${tag}>${items}</${tag}>` : items;
  }
  if (typeof value !== "object" || value === null)
    return attribute ? `@${tag}=${String(value)}` : `<${tag}>${encoded(String(value), parts)}</${tag}>`;
  // Nothing says how a field is written that isn't described.
  const isDescribed = (field: string): boolean =>
    parts.some(
      ({ properties, additionalProperties }) =>
        Object.hasOwn(Object(properties), field) || typeof additionalProperties === "object",
    );
  const fields = Object.entries(value).map(([field, one]) =>
    isDescribed(field) ? xmlText(one, field, childOf(parts, field), schemas) : unknown,
  );
  return `<${tag}>${fields.toSorted().join("")}</${tag}>`;
}

/** Writes the value of a parameter; nothing for one that its style can't write. @see RFC 6570 section 3.2 */
export function parameterText(value: unknown, { name, in: place, ...given }: Omit<Parameter, "schema">): string {
  const { style = place === "query" ? "form" : "simple", explode = style === "form" } = given;
  const starts: Record<string, string> = {
    form: `${name}=`,
    pipeDelimited: `${name}=`,
    matrix: `;${name}=`,
    label: ".",
  };
  const start = starts[style] ?? "";
  if (typeof value !== "object" || value === null) return style === "deepObject" ? "" : start + String(value);
  const isList = Array.isArray(value);
  const entries = isList ? value.map((one): [string, unknown] => [name, one]) : Object.entries(value);
  if (entries.some(([, one]) => typeof one === "object")) return "";
  if (style === "deepObject")
    return isList ? "" : entries.map(([key, one]) => `${name}[${key}]=${String(one)}`).join("&");
  if (style === "pipeDelimited" && (explode || !isList)) return "";
  if (!explode) return start + (isList ? value : entries.flat()).join(style === "pipeDelimited" ? "|" : ",");
  const marks: Record<string, readonly [string, string]> = { form: ["", "&"], matrix: [";", ";"], label: [".", "."] };
  const [before, between] = marks[style] ?? ["", ","];
  const isKeyed = !isList || ["form", "matrix"].includes(style);
  return before + entries.map(([key, one]) => (isKeyed ? `${key}=${String(one)}` : String(one))).join(between);
}

/** Writes the value of a response's header. */
export function headerText(value: unknown, { explode = false }: Header): string {
  return parameterText(value, { name: "", in: "header", style: "simple", explode });
}
