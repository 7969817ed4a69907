import ts from "typescript";
import type { Probe } from "./probe.ts";

/** Which way data goes: a request is built by users, a response is read by them (and built in their tests). */
type Flow = "request" | "response";

/** The same place in both versions. */
interface Pair {
  readonly old: ts.Type;
  readonly new: ts.Type;
  /** The place as a type expression, `N` standing for the namespace of a version. */
  readonly type: string;
  /** The place in words. */
  readonly where: string;
}

/**
 * Walks the old and the new types side by side and writes probes for each place where they are not declared alike.
 *
 * Named schemas and responses are visited once, in the directions in which operations use them, so that a change is
 * reported at the name and not in every operation.
 */
export function findProbes(checker: ts.TypeChecker, oldModule: ts.SourceFile, newModule: ts.SourceFile): Probe[] {
  const probes = new Set<Probe>();
  const old = moduleExports(checker, oldModule);
  const revised = moduleExports(checker, newModule);
  const named = { old: namedTypes(old), new: namedTypes(revised) };
  const visited = new Set<string>();

  function add(where: string, use: Probe["use"], code: string): void {
    const forward = code.replaceAll("From.", "Old.").replaceAll("To.", "New.");
    probes.add({ where, use, direction: "old code, new types", code: forward });
    // What cannot be built in a test any more was reported; what can be built now follows from what can be read.
    if (use === "mock") return;
    const backward = code.replaceAll("From.", "New.").replaceAll("To.", "Old.");
    probes.add({ where, use, direction: "new code, old types", code: backward });
  }

  /** Reports a name that only one of the versions has. */
  function name(where: string, type: string): void {
    add(where, "name", `export type T${probes.size} = ${type.replaceAll("N.", "To.")};`);
  }

  function keys(a: ts.Type, b: ts.Type): { key: string; old?: ts.Symbol; new?: ts.Symbol }[] {
    const [before, after] = [a, b].map((type) => new Map(checker.getPropertiesOfType(type).map((p) => [p.name, p])));
    return [...new Set([...(before?.keys() ?? []), ...(after?.keys() ?? [])])].map((key) => {
      const [one, two] = [before?.get(key), after?.get(key)];
      return { key, ...(one && { old: one }), ...(two && { new: two }) };
    });
  }

  function member(pair: Pair, key: string, oldKey: ts.Symbol, newKey: ts.Symbol, where: string): Pair {
    return {
      old: checker.getTypeOfSymbol(oldKey),
      new: checker.getTypeOfSymbol(newKey),
      type: `${pair.type}[${/^\d+$/.test(key) ? key : JSON.stringify(key)}]`,
      where,
    };
  }

  /** Compares keys whose values are names for something: paths, operations, schemas, statuses. */
  function members(pair: Pair, where: (key: string) => string, visit?: (pair: Pair) => void): void {
    for (const { key, old: a, new: b } of keys(pair.old, pair.new)) {
      if (a && b) visit?.(member(pair, key, a, b, where(key)));
      else name(where(key), `${pair.type}[${/^\d+$/.test(key) ? key : JSON.stringify(key)}]`);
    }
  }

  function visitPath(pair: Pair): void {
    for (const { key, old: a, new: b } of keys(pair.old, pair.new)) {
      const [had, has] = [a, b].map((symbol) => symbol !== undefined && !isNever(symbol));
      if (had !== has) {
        const type = `${pair.type}[${JSON.stringify(key)}]`.replaceAll("N.", "To.");
        add(`${key.toUpperCase()} ${pair.where}`, "name", `export type T${probes.size} = Content<{ content: { key: ${type} } }> extends infer T extends object ? T : never;`);
      }
    }
  }

  /** A method that a path does not have is declared as `?: never`. */
  function isNever(symbol: ts.Symbol): boolean {
    return (checker.getNonNullableType(checker.getTypeOfSymbol(symbol)).flags & ts.TypeFlags.Never) !== 0;
  }

  function visitOperation(pair: Pair): void {
    for (const { key, old: a, new: b } of keys(pair.old, pair.new)) {
      if (!a || !b) continue;
      if (key === "responses") visitResponses(member(pair, key, a, b, pair.where));
    }
    const inputs = keys(pair.old, pair.new).filter(({ key }) => key !== "responses");
    for (const { key, old: a, new: b } of inputs) if (a && b) field(pair, key, a, b, "request", `${pair.where}.${key}`);
  }

  function visitResponses(pair: Pair): void {
    members(
      pair,
      (status) => `${pair.where}.${status}`,
      (status) => value(status, "response"),
    );
    // A further status changes what `data` or `error` may be, whichever status comes.
    for (const isSuccess of [true, false]) {
      const [before, after] = [pair.old, pair.new].map((type) =>
        checker.getPropertiesOfType(type).map(({ name: status }) => status).filter((status) => /^2/.test(status) === isSuccess),
      );
      if (!before?.length || !after?.length || before.join() === after.join()) continue;
      const body = (version: string, statuses: readonly string[]): string =>
        `Content<${pair.type.replaceAll("N.", version)}[${statuses.map((status) => (/^\d+$/.test(status) ? status : JSON.stringify(status))).join(" | ")}]>`;
      const [from, to] = [body("Old.", before), body("New.", after)];
      probes.add({
        where: `${pair.where}.${isSuccess ? "any success" : "any error"}`,
        use: "read",
        direction: "old code, new types",
        // Where there was no body, nobody read one.
        code: `export const p${probes.size} = (value: ${to}): [${from}] extends [never] ? unknown : ${from} => value;`,
      });
    }
  }

  /** Compares two values of the same place. The place itself was probed if it is declared differently. */
  function value(pair: Pair, flow: Flow): void {
    const [a, b] = [strip(pair.old), strip(pair.new)];
    if (a.length > 1 || b.length > 1) {
      for (const part of a) visitNamed(part, flow);
      return;
    }
    const [one, two] = [a[0], b[0]];
    if (!one || !two) return;
    if (named.old.has(one)) {
      visitNamed(one, flow);
    } else if (checker.isArrayType(one) && checker.isArrayType(two)) {
      const [from, to] = [one, two].map((type) => checker.getTypeArguments(type as ts.TypeReference)[0]);
      if (from && to) value({ old: from, new: to, type: `NonNullable<${pair.type}>[number]`, where: `${pair.where}[]` }, flow);
    } else if (isObject(one) && isObject(two)) {
      fields({ ...pair, old: one, new: two, type: `NonNullable<${pair.type}>` }, flow);
    }
  }

  function visitNamed(type: ts.Type, flow: Flow): void {
    const found = named.old.get(type);
    const counterpart = [...named.new].find(([, { type: name }]) => name === found?.type)?.[0];
    if (!found || !counterpart || visited.has(`${flow} ${found.type}`)) return;
    visited.add(`${flow} ${found.type}`);
    if (isObject(type) && isObject(counterpart)) fields({ old: type, new: counterpart, ...found }, flow);
    else value({ old: type, new: counterpart, ...found }, flow);
  }

  function fields(pair: Pair, flow: Flow): void {
    for (const { key, old: a, new: b } of keys(pair.old, pair.new)) {
      field(pair, key, a, b, flow, `${pair.where}.${key}`);
    }
  }

  function field(pair: Pair, key: string, a: ts.Symbol | undefined, b: ts.Symbol | undefined, flow: Flow, where: string): void {
    const same = a && b && optional(a) === optional(b) && shape("old", a) === shape("new", b);
    if (!same) probeField(pair, key, a, b, flow, where);
    if (a && b) value(member(pair, key, a, b, where), flow);
  }

  function probeField(pair: Pair, key: string, a: ts.Symbol | undefined, b: ts.Symbol | undefined, flow: Flow, where: string): void {
    const quoted = JSON.stringify(key);
    const [from, to] = ["From.", "To."].map((version) => pair.type.replaceAll("N.", version));
    if (flow === "response") {
      // Each direction reads what its own version declares, so a field that one version lacks is probed in one only.
      const read = `export const p = (value: ${to}): ${from}[${quoted}] => value[${quoted}];`;
      if (a) addOne("old code, new types", where, "read", read);
      if (b) addOne("new code, old types", where, "read", read);
      for (const literal of a ? literals(checker.getTypeOfSymbol(a)) : []) {
        addOne("old code, new types", where, "read", `export const p = (value: ${to}) => value[${quoted}] === ${literal};`);
      }
    }
    const use = flow === "request" ? "build" : "mock";
    const build = `export const p = (value: Exclude<${from}[${quoted}], undefined>) => ({ ${quoted}: value }) satisfies Partial<${to}>;`;
    const complete = `export const p = (value: ${from}): Pick<${to}, ${quoted}> => value;`;
    if (a) addOne("old code, new types", where, use, build);
    if (b && !optional(b) && (!a || optional(a))) addOne("old code, new types", where, use, complete);
    if (flow === "request") {
      if (b) addOne("new code, old types", where, use, build);
      if (a && !optional(a) && (!b || optional(b))) addOne("new code, old types", where, use, complete);
    }
  }

  function addOne(direction: Probe["direction"], where: string, use: Probe["use"], code: string): void {
    const [from, to] = direction === "old code, new types" ? ["Old.", "New."] : ["New.", "Old."];
    probes.add({
      where,
      use,
      direction,
      code: code.replace("const p =", `const p${probes.size} =`).replaceAll("From.", from).replaceAll("To.", to),
    });
  }

  /**
   * Describes how a type is declared, down to names and to fields, which are compared on their own. Two that have the
   * same shape need no probe.
   */
  function shape(version: "old" | "new", symbol: ts.Symbol | ts.Type): string {
    const type = "flags" in symbol && "checker" in symbol ? (symbol as ts.Type) : checker.getTypeOfSymbol(symbol as ts.Symbol);
    const parts = type.isUnion() ? type.types : [type];
    const objects = parts.filter((part) => isObject(part) && !named[version].has(part));
    return parts
      .map((part) => {
        const known = named[version].get(part);
        if (known) return known.type;
        if (checker.isArrayType(part)) {
          const [element] = checker.getTypeArguments(part as ts.TypeReference);
          return `Array<${element ? shape(version, element) : ""}>`;
        }
        // Fields of one object are compared; of several, nobody knows which belongs to which.
        if (isObject(part)) return objects.length === 1 ? "object" : version;
        return checker.typeToString(part, undefined, ts.TypeFormatFlags.NoTruncation);
      })
      .toSorted()
      .join(" | ");
  }

  function strip(type: ts.Type): readonly ts.Type[] {
    const bare = checker.getNonNullableType(type);
    return bare.isUnion() ? bare.types : [bare];
  }

  /** An object whose fields are known. */
  function isObject(type: ts.Type): boolean {
    return (type.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(type) && checker.getPropertiesOfType(type).length > 0;
  }

  /** The values of a closed enum: code compares with each. In an open one any string may be compared with. */
  function literals(type: ts.Type): string[] {
    const parts = strip(type);
    const values = parts.filter((part) => part.isStringLiteral() || part.isNumberLiteral());
    return values.length === parts.length ? values.map((part) => JSON.stringify(part.value)) : [];
  }

  function namedTypes(symbols: ReadonlyMap<string, ts.Symbol>): Map<ts.Type, { type: string; where: string }> {
    const components = symbols.get("components");
    if (!components) return new Map();
    return new Map(
      checker.getPropertiesOfType(checker.getDeclaredTypeOfSymbol(components)).flatMap((section) =>
        checker.getPropertiesOfType(checker.getTypeOfSymbol(section)).flatMap((entry): [ts.Type, { type: string; where: string }][] => {
          const type = checker.getTypeOfSymbol(entry);
          if (!isObject(type)) return [];
          const where = section.name === "schemas" ? entry.name : `${section.name}.${entry.name}`;
          return [[type, { type: `N.components[${JSON.stringify(section.name)}][${JSON.stringify(entry.name)}]`, where }]];
        }),
      ),
    );
  }

  for (const key of new Set([...old.keys(), ...revised.keys()])) {
    const [a, b] = [old.get(key), revised.get(key)];
    if (!a || !b || typeParameters(checker, a) !== typeParameters(checker, b)) {
      name(key, `N.${key}`);
      continue;
    }
    const pair: Pair = { old: checker.getDeclaredTypeOfSymbol(a), new: checker.getDeclaredTypeOfSymbol(b), type: `N.${key}`, where: key };
    if (key === "paths") members(pair, (path) => path, visitPath);
    if (key === "operations") members(pair, (operationId) => operationId, visitOperation);
    if (key === "components") {
      members(
        pair,
        (section) => section,
        // A schema is an exported name of its own.
        (section) => section.where !== "schemas" && members(section, (entry) => `${section.where}.${entry}`),
      );
    }
    // A region is what callers choose from, so a further one is an addition.
    if (key === "Region") {
      add("Region", "build", `export const p${probes.size} = (value: From.Region): To.Region => value;`);
    }
  }
  return [...probes];
}

function moduleExports(checker: ts.TypeChecker, module: ts.SourceFile): ReadonlyMap<string, ts.Symbol> {
  const symbol = checker.getSymbolAtLocation(module);
  return new Map((symbol ? checker.getExportsOfModule(symbol) : []).map((entry) => [entry.name, entry]));
}

function typeParameters(checker: ts.TypeChecker, symbol: ts.Symbol): number {
  const type = checker.getDeclaredTypeOfSymbol(symbol);
  return type.aliasTypeArguments?.length ?? (type as Partial<ts.InterfaceType>).typeParameters?.length ?? 0;
}

function optional(symbol: ts.Symbol): boolean {
  return (symbol.flags & ts.SymbolFlags.Optional) !== 0;
}
