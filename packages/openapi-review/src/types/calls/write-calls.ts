import ts from "typescript";
import { methods } from "../../document/find-operations.ts";
import { bodiesOf, declaredTypes, fieldsOf, unionParts } from "../declared-types.ts";
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

/**
 * Above this number of operations, only the nearest reads are written, and a request of each alternative. The comparison of
 * declarations covers the rest.
 */
const MOST_IN_FULL = 40;

/** A line of a module, with the call that it tries unless it only leads there. */
export interface Line {
  readonly text: string;
  readonly call?: Call;
}

/** A value of a request or of a response. */
interface Part {
  readonly type: ts.Type;
  /** The type as code. */
  readonly name: string;
  readonly where: string;
}

/**
 * Writes the calls of some operations that users of the old types write: each operation with openapi-fetch, with each field
 * of its request, `if (error) throw error`, a read of each field of `data` and `error`, and a fixture of each response.
 *
 * @param newModule - The new types, which have to have the operation.
 * @param wanted - The operations: `operations.getUser`, or `paths./users` without an ID.
 */
export function writeCalls(
  checker: ts.TypeChecker,
  oldModule: ts.SourceFile,
  newModule: ts.SourceFile,
  wanted: ReadonlySet<string>,
): Line[] {
  if (wanted.size === 0) return [];
  const isBrief = wanted.size > MOST_IN_FULL;
  const { exports, named } = declaredTypes(checker, oldModule);
  const samples = sampleValues(checker, named);
  const reads = readStatements(checker, named, isBrief ? 1 : 5);
  const ids = new Map(fields(exports.get("operations")).map(([id, type]) => [type, id]));
  const left = new Map(fields(declaredTypes(checker, newModule).exports.get("paths")));
  return fields(exports.get("paths")).flatMap(([path, item]) =>
    fields(item).flatMap(([method, operation]): Line[] => {
      const id = ids.get(operation);
      const isMethod = methods.includes(method) && fields(left.get(path)).some(([other]) => other === method);
      return isMethod && wanted.has(id === undefined ? `paths.${path}` : `operations.${id}`)
        ? callsOf(path, method, operation, id ?? `${method.toUpperCase()} ${path}`)
        : [];
    }),
  );

  function callsOf(path: string, method: string, operation: ts.Type, id: string): Line[] {
    const item = `paths[${JSON.stringify(path)}]`;
    const place = `${item}[${JSON.stringify(method)}]`;
    const line = (kind: Call["kind"], sample: Sample, text: string = `() => { ${sample.code} };`): Line => ({
      text,
      call: { operation: id, kind, ...sample },
    });
    const bodies = bodiesIn(
      fieldOf(operation, "requestBody"),
      `NonNullable<${place}["requestBody"]>`,
      `${id}.requestBody`,
    );
    const responses = fields(fieldOf(operation, "responses")).flatMap(([status, response]) => {
      const name = `${place}["responses"][${/^\d+$/.test(status) ? status : JSON.stringify(status)}]`;
      const parts = bodiesIn(response, name, at(response, `${id}.responses.${status}`));
      return parts.map((part) => ({ ...part, outcome: status.startsWith("2") ? "data" : "error" }));
    });
    const readsOf = (name: "data" | "error"): Line[] => {
      const own = responses.filter(({ outcome }) => outcome === name);
      // Perhaps nothing in it is read. Code that takes the whole still fails if it may be missing.
      const whole = { code: `const body: {} | null = ${name};`, where: `${id}.responses` };
      const all = own.flatMap(({ type, where }) => reads(type, name, where));
      return distinct(own.length > 0 ? [...all, whole] : []).map((one) => line(name, one));
    };
    const declared = "const { data, error } = ";
    const given = `(${[JSON.stringify(path), ...initOf(operation, bodies)].join(", ")});`;
    const called = { code: `${declared}await client.${method.toUpperCase()}${given}`, where: `${id}.requestBody` };
    const client = `Call<${place}, MaybeOptionalInit<${item}, ${JSON.stringify(method)}>>`;
    // Fields that are read or write only are left to the comparison of declarations, which takes far less time.
    const start = isBrief
      ? [{ text: "async () => {" }, { text: `${declared}null! as Result<${place}>;` }]
      : [{ text: `async (call: ${client}) => {` }, line("request", called, `${declared}await call${given}`)];
    const answered = [
      ...start,
      { text: "if (error) {" },
      ...readsOf("error"),
      { text: "throw error; }" },
      ...readsOf("data"),
      { text: "};" },
    ];
    const parameters = fields(fieldOf(operation, "parameters")).map(([kind, type]): Part => {
      const name = `NonNullable<${place}["parameters"][${JSON.stringify(kind)}]>`;
      return { type, name, where: `${id}.parameters.${kind}` };
    });
    const requests = [...bodies, ...parameters].flatMap(({ type, name, where }) => {
      const parts = isBrief ? unionParts(checker, type) : [];
      const full = (parts.length > 1 ? parts : []).map((one) => ({ code: samples.full(one), where }));
      return distinct(isBrief ? full : samples.variants(type, where)).map((one) =>
        line("request", { ...one, code: `const request: ${name} = ${one.code};` }),
      );
    });
    if (isBrief) return [...answered, ...requests];
    const fixtures = responses.flatMap(({ type, name, where }) =>
      [...new Set([samples.minimal(type), samples.full(type)])].map((code) =>
        line("fixture", { code: `const response: ${name} = ${code};`, where }),
      ),
    );
    return [...answered, ...requests, ...fixtures];
  }

  /** Finds the bodies of a request or a response by media type. */
  function bodiesIn(owner: ts.Type | undefined, name: string, where: string): Part[] {
    return bodiesOf(checker, owner).map(([mediaType, type]) => ({
      type,
      name: `${name}["content"][${JSON.stringify(mediaType)}]`,
      where: at(type, `${where}.content.${mediaType}`),
    }));
  }

  /** Writes the options that a call needs. */
  function initOf(operation: ts.Type, [body]: readonly Part[]): string[] {
    const parameters = fieldOf(operation, "parameters");
    const params = parameters ? samples.minimal(parameters) : "{}";
    const init: (readonly [string, string])[] = params === "{}" ? [] : [["params", params]];
    if (body && isRequired(operation, "requestBody")) init.push(["body", samples.minimal(body.type)]);
    return init.length > 0 ? [objectCode(init)] : [];
  }

  /** A type with a name of its own is reported under that name. */
  function at(type: ts.Type, where: string): string {
    return named.get(type) ?? where;
  }

  function fields(type: ts.Type | undefined): [name: string, type: ts.Type][] {
    return fieldsOf(checker, type);
  }

  function fieldOf(type: ts.Type | undefined, key: string): ts.Type | undefined {
    return fields(type).find(([name]) => name === key)?.[1];
  }

  function isRequired(type: ts.Type, key: string): boolean {
    const symbol = checker.getPropertyOfType(type, key);
    return symbol !== undefined && (symbol.flags & ts.SymbolFlags.Optional) === 0;
  }
}

function distinct(samples: readonly Sample[]): Sample[] {
  return [...new Map(samples.map((sample) => [sample.code, sample])).values()];
}
