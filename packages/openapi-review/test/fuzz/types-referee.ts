import ts from "typescript";
import { fetchTypes } from "../../src/types/calls/fetch-types.ts";
import { compile } from "../../src/types/compile.ts";
import type { TypeModules } from "../../src/types/type-changes.ts";
import { validValues } from "./find-value.ts";
import { childOf, isUnion, partsOf, type Api, type Body, type Part, type Schema, type Schemas } from "./tree.ts";

/** A line of a user's code. What breaks in a fixture breaks in a test. */
interface Line {
  readonly code: string;
  readonly kind: "use" | "fixture" | "frame";
}

/** Both versions of an API, and their types. */
export interface TypedPair {
  readonly before: Api;
  readonly types: readonly [old: TypeModules, revised: TypeModules];
}

/** A line that compiles against the old types and not against the new ones. */
export interface TypesProof {
  readonly line: string;
  readonly kind: "use" | "fixture";
  readonly reason: string;
}

/** How many samples of a schema are sent, or built. */
const MOST_SAMPLES = 5;

/**
 * Writes the code of users of each pair from its old document, compiles it against both types, and finds the lines that stop
 * compiling. All pairs are one program. A line that does not even compile against the old types is no proof.
 */
export function findTypesProofs(pairs: readonly TypedPair[], seed: number): TypesProof[][] {
  const written = pairs.map(({ before }) => linesOf(before, seed));
  const modules = pairs.map(({ types }, index) =>
    ["old", "new"].map((version, at) => ({
      [`${index}/${version}/index.ts`]: types[at]!["index.ts"]!, // plain types are one module
      [`${index}/calls-${version}.ts`]: [head(version), ...written[index]!.map(({ code }) => code)].join("\n"), // one for each
    })),
  );
  const program = compile(Object.assign({}, fetchTypes(), ...modules.flat()) as TypeModules);
  return pairs.map((_, index) => {
    const broken = errorsOf(program, `/${index}/calls-new.ts`);
    const known = broken.size === 0 ? broken : errorsOf(program, `/${index}/calls-old.ts`);
    return written[index]!.flatMap(({ code, kind }, line): TypesProof[] => {
      const reason = broken.get(line + 1);
      if (kind === "frame" || reason === undefined || known.has(line + 1)) return [];
      // Code for an alternative that is gone has nothing to read any more.
      return code.startsWith("if (typeof") && reason.startsWith("Type 'unknown'") ? [] : [{ line: code, kind, reason }];
    });
  });
}

function errorsOf(program: ts.Program, path: string): Map<number, string> {
  const file = program.getSourceFile(path)!; // it was written
  const errors = program.getSemanticDiagnostics(file).map(({ start = 0, messageText }): [number, string] => {
    const { line } = file.getLineAndCharacterOfPosition(start);
    return [line, ts.flattenDiagnosticMessageText(messageText, " ")];
  });
  return new Map(errors);
}

function head(version: string): string {
  return `import type { Client } from "../fetch/index.d.ts"; import type { paths, components } from "./${version}/index.ts"; declare const client: Client<paths>; type Put = paths["/x/{id}"]["put"];`;
}

const frame = (code: string): Line => ({ code, kind: "frame" });
const use = (code: string): Line => ({ code, kind: "use" });

function linesOf({ operation, schemas }: Api, seed: number): Line[] {
  const samples = (schema: Schema, flow: "request" | "response"): string[] => {
    const all = validValues({ schema, schemas }, flow, seed);
    const every = Math.max(1, Math.floor(all.length / MOST_SAMPLES));
    return all.filter((_, index) => index % every === 0).map((one) => JSON.stringify(one));
  };
  const responses = Object.entries(operation.responses).flatMap(([status, body]) =>
    contentOf(body).map(([mediaType, schema]) => ({ status, mediaType, schema })),
  );
  const read = (isWanted: (status: string) => boolean, name: string): Line[] =>
    responses.filter(({ status }) => isWanted(status)).flatMap(({ schema }) => reads(schema, name).map(use));

  const bodies = operation.requestBody ? contentOf(operation.requestBody) : [];
  const sent = bodies.flatMap(([, schema]) => samples(schema, "request"));
  const parameters = (operation.parameters ?? []).map((one) => ({ ...one, values: samples(one.schema, "request") }));
  const call = (at: number, isFull: boolean): string => {
    const given = parameters.filter(({ required, values }) => (isFull || required) && values.length > 0);
    const groups = ["path", "query", "header"].flatMap((place) => {
      const own = given.filter((one) => one.in === place);
      const fields = own.map(({ name, values }) => `${name}: ${values[at % values.length]!}`); // there is one
      return own.length > 0 ? [`${place}: { ${fields.join(", ")} }`] : [];
    });
    const body =
      sent.length > 0 && (isFull || operation.requestBody?.required) ? [`body: ${sent[at % sent.length]!}`] : []; // there is one
    const init = [...(groups.length > 0 ? [`params: { ${groups.join(", ")} }`] : []), ...body];
    return `await client.PUT("/x/{id}"${init.length > 0 ? `, { ${init.join(", ")} }` : ""});`;
  };
  const most = Math.max(sent.length, ...parameters.map(({ values }) => values.length), 1);
  return [
    frame("export async function calls() {"),
    use(`const { data, error } = ${call(0, false)}`),
    frame("if (error) {"),
    ...read((status) => !status.startsWith("2"), "error"),
    frame("throw error; }"),
    ...read((status) => status.startsWith("2"), "data"),
    ...Array.from({ length: most }, (_, at) => use(call(at, true))),
    ...Object.keys(schemas).map((name) => use(`{ type Name = components["schemas"]["${name}"]; }`)),
    ...bodies.map(([mediaType]) => use(`{ type Name = NonNullable<Put["requestBody"]>["content"]["${mediaType}"]; }`)),
    ...parameters.map(({ in: place, name }) =>
      use(`{ type Name = NonNullable<Put["parameters"]["${place}"]>["${name}"]; }`),
    ),
    ...responses.flatMap(({ status, mediaType, schema }) => {
      const type = `Put["responses"][${/\d\d\d/.test(status) ? status : JSON.stringify(status)}]["content"]["${mediaType}"]`;
      return [
        use(`{ type Name = ${type}; }`),
        ...samples(schema, "response").map((value): Line => ({
          code: `{ const fixture: ${type} = ${value}; }`,
          kind: "fixture",
        })),
      ];
    }),
    frame("}"),
  ];

  /** Statements that read each field. Types that are written wrongly do not compile against the old ones. */
  function reads(schema: Schema, code: string, depth = 0): string[] {
    const parts = partsOf(schema, schemas);
    const type = typeText(parts);
    const own = [
      `void ${code};`,
      ...(type === undefined
        ? []
        : [`{ const value: ${type} = ${code}; }`, `{ const value: ${type} | undefined = ${code}; }`]),
      ...parts.flatMap((part) =>
        ((part["enum"] as unknown[] | undefined) ?? []).map((one) => `void (${code} === ${JSON.stringify(one)});`),
      ),
    ];
    if (parts.some(isUnion)) return [...own, ...narrowed(parts, code, schemas)];
    if (depth > 2) return own;
    const names = new Set(parts.flatMap((part) => Object.keys((part["properties"] as object | undefined) ?? {})));
    const inner = [...names].flatMap((name) =>
      [".", "?."].flatMap((dot) => reads(childOf(parts, name), `${code}${dot}${name}`, depth + 1)),
    );
    const isList = parts.some((part) => part["items"] !== undefined);
    return [...own, ...inner, ...(isList ? reads(childOf(parts, "[]"), `${code}[0]!`, depth + 1) : [])];
  }
}

/** Statements that read the fields of alternatives, which code tells apart by what they have. */
function narrowed(parts: readonly Part[], code: string, schemas: Schemas): string[] {
  const members = parts.flatMap(({ anyOf, oneOf }) =>
    [anyOf, oneOf].flatMap((list) => (list as Schema[] | undefined) ?? []),
  );
  return members
    .map((member) => partsOf(member, schemas))
    .flatMap((inner) => {
      const names = new Set(inner.flatMap((part) => Object.keys((part["properties"] as object | undefined) ?? {})));
      return [...names].flatMap((name) => {
        const type = typeText(partsOf(childOf(inner, name), schemas));
        const guard = `if (typeof ${code} === "object" && ${code} !== null && "${name}" in ${code})`;
        return type === undefined ? [] : [`${guard} { const value: ${type} | undefined = ${code}.${name}; }`];
      });
    });
}

function typeText(parts: readonly Part[]): string | undefined {
  const list = parts.find((part) => "enum" in part || "const" in part);
  if (list)
    return [...((list["enum"] as unknown[] | undefined) ?? [list["const"]])]
      .map((one) => JSON.stringify(one))
      .join(" | ");
  const types = parts.flatMap((part) => (part["type"] as string | string[] | undefined) ?? []);
  const texts = types.map((type) => (type === "integer" ? "number" : type));
  return texts.length > 0 && !texts.includes("object") && !texts.includes("array") ? texts.join(" | ") : undefined;
}

function contentOf({ content = {} }: Body): [mediaType: string, schema: Schema][] {
  return Object.entries(content).map(([mediaType, { schema = true }]) => [mediaType, schema]);
}
