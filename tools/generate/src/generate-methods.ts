import type { OperationDescription, ParameterDescription } from "@frontegg-identity/types/operations";
import { describeOperations } from "./describe-operations.ts";
import { docComment } from "./doc-comment.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { typeOfSchema } from "./type-of-schema.ts";

const TYPES = "@frontegg-identity/types";

/**
 * Generates the client's methods as the interface `OperationMethods`, with the types of their options. Each method takes
 * the parameters of the path in their order, then the body if there is one, then the options.
 */
export function generateMethods(document: OpenApiDocument): string {
  const described = describeOperations(document);
  const methods = described.map(methodOf).join("\n");
  const options = described.map(optionsOf).join("");
  const code =
    `/** One method for each operation of the spec. */\n` +
    `export interface OperationMethods {\n${methods}}\n${options}`;
  const names = [...Object.keys(document.components?.schemas ?? {}), "operations"];
  const used = names.filter((name) => new RegExp(`[:<|] ?${name}\\b`).test(code)).toSorted();
  const imports = used.length > 0 ? `import type { ${used.join(", ")} } from "${TYPES}";\n` : "";
  return `${imports}import type { CallOptions } from "../call-options.ts";\n\n${code}`;
}

/** Generates the list of what the client exports because the spec has it: its schemas and the types of its options. */
export function generateExports(document: OpenApiDocument): string {
  const schemas = Object.entries(document.components?.schemas ?? {});
  const known = schemas.filter(([, schema]) => schema["x-extensible-enum"]).map(([name]) => `Known${name}`);
  const types = ["components", "operations", "paths", ...schemas.map(([name]) => name)].toSorted();
  return (
    (known.length > 0 ? `export {\n${list(known)}} from "${TYPES}";\n\n` : "") +
    `export type {\n${list(types)}} from "${TYPES}";\n\n` +
    `export type * from "./operation-methods.ts";\n`
  );
}

function methodOf(operation: OperationDescription): string {
  const { id, parameters, body } = operation;
  const path = parameters.filter((one) => one.in === "path");
  const needsOptions = parameters.some((one) => one.in !== "path" && one.required);
  const args = path.map(
    ({ name, argument, schema }) =>
      `${argument}: ${typeOfSchema(schema) ?? `operations["${id}"]["parameters"]["path"]["${name}"]`}`,
  );
  if (body) {
    const type =
      typeOfSchema(body.schema) ?? `NonNullable<operations["${id}"]["requestBody"]>["content"]["${body.mediaType}"]`;
    const [mark, orNothing] = body.required ? ["", ""] : needsOptions ? ["", " | undefined"] : ["?", ""];
    args.push(`${body.name}${mark}: ${type}${orNothing}`);
  }
  args.push(`options${needsOptions ? "" : "?"}: ${hasOwnOptions(parameters) ? optionsName(id) : "CallOptions"}`);
  return `${docComment(docOf(operation), "  ")}  ${id}(${args.join(", ")}): Promise<${resultOf(operation)}>;\n`;
}

/** The type of what a method resolves to: the contents of all successes. */
function resultOf({ id, responses }: OperationDescription): string {
  const contents = Object.entries(responses)
    .filter(([status]) => status.startsWith("2"))
    .map(([status, { content }]) => {
      if (content === undefined) return undefined;
      if (content.kind === "text") return "string";
      const index = /^\d+$/.test(status) ? status : `"${status}"`;
      return (
        typeOfSchema(content.schema) ?? `operations["${id}"]["responses"][${index}]["content"]["${content.mediaType}"]`
      );
    });
  const types = new Set(contents.map((type) => type ?? (contents.some(Boolean) ? "undefined" : "void")));
  return [...types].join(" | ") || "void";
}

function docOf(operation: OperationDescription): string {
  const { id, method, path, summary, description, parameters, body, responses, deprecated } = operation;
  const [success] = Object.entries(responses).find(([status]) => status.startsWith("2")) ?? [];
  const result = success === undefined ? undefined : responses[success];
  const options = parameters.some((one) => one.in === "query")
    ? "The query, headers and limits of this call."
    : "Headers and limits of this call.";
  return [
    description || `${summary}.`,
    "",
    retriesOf(operation),
    "",
    ...parameters
      .filter((one) => one.in === "path")
      .map((one) => `@param ${one.argument} - ${oneLine(one.description)}`),
    ...(body ? [`@param ${body.name} - ${oneLine(body.description)}`] : []),
    `@param options - ${options}`,
    ...(result?.content ? [`@returns ${oneLine(result.description)}`] : []),
    "@throws {@link ApiError} for a status outside 200–299; {@link NetworkError}, {@link TimeoutError} or",
    "{@link InvalidResponseError} if no usable answer came; {@link AuthenticationError} if the credentials are refused;",
    "{@link InvalidInputError} for a wrong argument, before anything is sent.",
    `@see \`${id}\` in the spec: \`${method} ${path}\``,
    ...(deprecated ? ["@deprecated The spec marks this operation as deprecated."] : []),
  ].join("\n");
}

function list(names: readonly string[]): string {
  return names.map((name) => `  ${name},\n`).join("");
}

/** Says when the client sends a request again. */
function retriesOf({ repeatable, body }: OperationDescription): string {
  if (!repeatable) return "The client retries it only if the API certainly didn't carry out the first attempt.";
  const fields = (body?.unrepeatable ?? []).map((name) => `\`${name}\``).join(" or ");
  return fields === ""
    ? "The client retries it after a failure that may pass."
    : `The client retries it after a failure that may pass. With ${fields}, it retries only if the API certainly didn't carry out\nthe first attempt.`;
}

/** The types of an operation's options, if it has parameters besides those of the path that a caller has to see. */
function optionsOf({ id, parameters }: OperationDescription): string {
  if (!hasOwnOptions(parameters)) return "";
  const query = parameters.filter((one) => one.in === "query");
  const headers = parameters.filter((one) => one.in === "header" && one.required);
  const isRequired = query.some(({ required }) => required);
  const queryField = field("query", queryName(id), isRequired, "Parameters of the query.");
  const headerFields = headers.map((one) => field(key(one), "string", true, one.description, "    "));
  const headersField =
    `  /** Request headers: those that the API requires, and further ones. */\n` +
    `  readonly headers: Readonly<Record<string, string>> & {\n${headerFields.join("")}  };\n`;
  const queryFields = query.map((one) => {
    const type = typeOfSchema(one.schema) ?? `NonNullable<operations["${id}"]["parameters"]["query"]>["${one.name}"]`;
    return field(key(one), type, one.required, one.description);
  });
  return (
    `\n/** Options of {@link OperationMethods.${id}}. */\n` +
    `export interface ${optionsName(id)} extends CallOptions {\n` +
    `${query.length > 0 ? queryField : ""}${headers.length > 0 ? headersField : ""}}\n` +
    (query.length > 0
      ? `\n/** The query of {@link OperationMethods.${id}}. */\nexport interface ${queryName(id)} {\n${queryFields.join("")}}\n`
      : "")
  );
}

function field(name: string, type: string, isRequired: boolean, description: string, indent = "  "): string {
  const typed = isRequired ? `: ${type}` : `?: ${type} | undefined`;
  return `${docComment(description, indent)}${indent}readonly ${name}${typed};\n`;
}

function hasOwnOptions(parameters: readonly ParameterDescription[]): boolean {
  return parameters.some((one) => one.in === "query" || (one.in === "header" && one.required));
}

function key({ name }: ParameterDescription): string {
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : JSON.stringify(name);
}

function optionsName(id: string): string {
  return `${pascal(id)}Options`;
}

function queryName(id: string): string {
  return `${pascal(id)}Query`;
}

function pascal(id: string): string {
  return id.charAt(0).toUpperCase() + id.slice(1);
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, " ");
}
