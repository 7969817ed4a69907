import ts from "typescript";
import { declaredTypes } from "../declared-types.ts";
import { readStatements } from "./read-statements.ts";
import { objectCode, sampleValues, type Sample } from "./sample-values.ts";

/** The call that a line tries. */
export interface Call {
  readonly operation: string;
  readonly kind: "data" | "error" | "request" | "fixture";
  /** The place in words, as the comparison of declarations has it. */
  readonly where: string;
  /** The line as a user would write it. */
  readonly code: string;
  /** As that of a {@link Sample}. */
  readonly own?: Sample["own"];
}

/** A module of calls, and what each of its lines tries: undefined of those that only lead there. */
export interface Calls {
  readonly text: string;
  readonly lines: readonly (Call | undefined)[];
}

const methods = new Set(["get", "put", "post", "delete", "options", "head", "patch", "trace"]);

type Line = string | (Call & { readonly whole: string });

/**
 * Writes the calls that users of the old types write: each operation with openapi-fetch, with each field of its request,
 * `if (error) throw error`, a read of each field of `data` and `error`, and a fixture of each response.
 *
 * @param newModule - The new types, which have to have the operation.
 * @param isWanted - Whether to write those of an operation: `operations.getUser`, or `paths./users` without an ID.
 * @param isBrief - Whether to write only reads, and of fields within fields only the nearest.
 */
export function writeCalls(
  checker: ts.TypeChecker,
  oldModule: ts.SourceFile,
  newModule: ts.SourceFile,
  isWanted: (declaration: string) => boolean,
  isBrief: boolean,
): Calls {
  const { exports, named } = declaredTypes(checker, oldModule);
  const samples = sampleValues(checker, named);
  const reads = readStatements(checker, named, isBrief ? 1 : 5);
  const [paths, operations] = ["paths", "operations"].map((name) => exports.get(name));
  const ids = new Map(
    fields(operations && checker.getDeclaredTypeOfSymbol(operations)).map(([id, type]) => [type, id]),
  );
  const newPaths = declaredTypes(checker, newModule).exports.get("paths");
  const left = new Map(fields(newPaths && checker.getDeclaredTypeOfSymbol(newPaths)));
  const lines = fields(paths && checker.getDeclaredTypeOfSymbol(paths)).flatMap(([path, item]) =>
    fields(item).flatMap(([method, operation]): Line[] => {
      const id = ids.get(operation);
      const isMethod = methods.has(method) && fields(left.get(path)).some(([other]) => other === method);
      return isMethod && isWanted(id === undefined ? `paths.${path}` : `operations.${id}`)
        ? callsOf(path, method, operation, id ?? `${method.toUpperCase()} ${path}`)
        : [];
    }),
  );
  return {
    text: lines.map((line) => (typeof line === "string" ? line : line.whole)).join("\n"),
    lines: lines.map((line) => (typeof line === "string" ? undefined : line)),
  };

  function callsOf(path: string, method: string, operation: ts.Type, id: string): Line[] {
    const parts = new Map(fields(operation));
    const place = `paths[${JSON.stringify(path)}][${JSON.stringify(method)}]`;
    const responses = fields(parts.get("responses")).flatMap(([status, response]) =>
      fields(response).flatMap(([key, content]) =>
        key === "content"
          ? fields(content).map(([type, body]) => ({
              status,
              type,
              body,
              where: at(response, `${id}.responses.${status}`),
            }))
          : [],
      ),
    );
    const bodies = fields(parts.get("requestBody")).flatMap(([key, content]) =>
      key === "content" ? fields(content) : [],
    );
    const [body] = bodies;
    const parameters = parts.get("parameters");
    const isBodyNeeded = isRequired(operation, "requestBody");
    const params = parameters ? samples.minimal(parameters) : "{}";
    const init = [
      ...(params === "{}" ? [] : [["params", params] as const]),
      ...(body && isBodyNeeded ? [["body", samples.minimal(body[1])] as const] : []),
    ];
    const given = `(${JSON.stringify(path)}${init.length > 0 ? `, ${objectCode(init)}` : ""});`;
    const line = (kind: Call["kind"], { code, where, own }: Sample, whole: string = `() => { ${code} };`): Line => ({
      operation: id,
      kind,
      where,
      code,
      own,
      whole,
    });
    const success = responses.filter(({ status }) => status.startsWith("2"));
    const failure = responses.filter(({ status }) => !status.startsWith("2"));
    const readAll = (list: typeof responses, name: "data" | "error"): Line[] =>
      distinct(
        list.flatMap(({ body: type, where, type: media }) => reads(type, name, at(type, `${where}.content.${media}`))),
      ).map((one) => line(name, one));
    const declared = "const { data, error } = ";
    const called = line(
      "request",
      { code: `${declared}await client.${method.toUpperCase()}${given}`, where: `${id}.requestBody` },
      `${declared}await call${given}`,
    );
    const types = `Call<${place}, MaybeOptionalInit<paths[${JSON.stringify(path)}], ${JSON.stringify(method)}>>`;
    const start = `async (call: ${types}) => {`;
    const built = [
      ...bodies.map(([media, type]) => ({
        of: `NonNullable<${place}["requestBody"]>["content"][${JSON.stringify(media)}]`,
        samples: samples.variants(type, at(type, `${id}.requestBody.content.${media}`)),
      })),
      ...fields(parameters).map(([kind, type]) => ({
        of: `NonNullable<${place}["parameters"][${JSON.stringify(kind)}]>`,
        samples: samples.variants(type, `${id}.parameters.${kind}`),
      })),
    ];
    const fixtures = responses.flatMap(({ status, type, body: of, where }) =>
      [...new Set([samples.minimal(of), samples.full(of)])].map((code) => ({
        of: `${place}["responses"][${/^\d+$/.test(status) ? status : JSON.stringify(status)}]["content"][${JSON.stringify(type)}]`,
        code,
        where: at(of, `${where}.content.${type}`),
      })),
    );
    // Fields that are read or write only are left to the comparison of declarations, which takes far less time.
    const answered = [
      isBrief ? "async () => {" : start,
      isBrief ? `${declared}null! as Result<${place}>;` : called,
      "if (error) {",
      ...readAll(failure, "error"),
      "throw error; }",
      ...readAll(success, "data"),
      "};",
    ];
    if (isBrief) return answered;
    return [
      ...answered,
      start,
      ...built.flatMap(({ of, samples: all }) =>
        distinct(all).map(({ code, where }) => line("request", { code: `const request: ${of} = ${code};`, where })),
      ),
      ...fixtures.map(({ of, code, where }) => line("fixture", { code: `const response: ${of} = ${code};`, where })),
      "};",
    ];
  }

  /** A type with a name of its own is reported under that name. */
  function at(type: ts.Type, where: string): string {
    return named.get(type) ?? where;
  }

  function fields(type: ts.Type | undefined): [key: string, type: ts.Type][] {
    const bare = type && checker.getNonNullableType(type);
    return (bare ? checker.getPropertiesOfType(bare) : []).flatMap((field): [string, ts.Type][] => {
      const of = checker.getNonNullableType(checker.getTypeOfSymbol(field));
      return of.flags & ts.TypeFlags.Never ? [] : [[field.name, of]];
    });
  }

  function isRequired(type: ts.Type, key: string): boolean {
    const symbol = checker.getPropertyOfType(type, key);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Optional) === 0;
  }
}

function distinct(samples: readonly Sample[]): Sample[] {
  return [...new Map(samples.map((sample) => [sample.code, sample])).values()];
}
