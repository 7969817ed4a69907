import ts from "typescript";
import {
  arrayElement,
  declaredTypes,
  enumLiterals,
  isFieldObject,
  isOptional,
  typeParameterCount,
  unionParts,
} from "./declared-types.ts";
import {
  bodyProbe,
  choiceProbes,
  fieldProbes,
  keyText,
  methodProbes,
  nameProbes,
  valueProbes,
  type Flow,
  type Probe,
} from "./probe.ts";

/** The same place in both versions. */
interface Pair {
  readonly old: ts.Type;
  readonly new: ts.Type;
  /** The place as a type expression in which `N` stands for the namespace of a version. */
  readonly type: string;
  /** The place in words. */
  readonly where: string;
}

/** A key that at least one version has. */
interface KeyPair {
  readonly key: string;
  readonly old: ts.Symbol | undefined;
  readonly new: ts.Symbol | undefined;
}

/**
 * Walks the old and the new types side by side and writes probes for each place where they are not declared alike.
 *
 * Named schemas and responses are visited once for each direction in which operations use them, so that a change is
 * reported at the name and not in every operation.
 */
export function findProbes(checker: ts.TypeChecker, oldModule: ts.SourceFile, newModule: ts.SourceFile): Probe[] {
  const old = declaredTypes(checker, oldModule);
  const revised = declaredTypes(checker, newModule);
  const newByName = new Map([...revised.named].map(([type, { type: name }]) => [name, type]));
  const visited = new Set<string>();
  const probes: Probe[] = [];

  for (const key of new Set([...old.exports.keys(), ...revised.exports.keys()])) {
    const [a, b] = [old.exports.get(key), revised.exports.get(key)];
    if (!a || !b || typeParameterCount(checker, a) !== typeParameterCount(checker, b)) {
      const isValue = ((a ?? b)!.flags & ts.SymbolFlags.Value) !== 0; // one version has it
      probes.push(...nameProbes(key, isValue ? `typeof N.${key}` : `N.${key}`));
      continue;
    }
    const [before, after] = [checker.getDeclaredTypeOfSymbol(a), checker.getDeclaredTypeOfSymbol(b)];
    const pair: Pair = { old: before, new: after, type: `N.${key}`, where: key };
    if (key === "paths") for (const path of members(pair, (name) => name)) visitPath(path);
    if (key === "operations") for (const operation of members(pair, (name) => name)) visitOperation(operation);
    if (key === "components") visitComponents(pair);
    if (key === "webhooks") members(pair, (name) => `webhook ${name}`);
    if (isScalar(before) || isScalar(after)) probes.push(...aliasProbes(key, before, after));
    // A region is what callers choose, and a known value what they compare with, so a further one is an addition.
    if (key === "Region" || key.startsWith("Known")) probes.push(...choiceProbes(key, `N.${key}`));
  }
  // What no operation reaches, such as the payload of a callback, is read.
  for (const [type, { type: name }] of old.named) {
    if (!visited.has(`request ${name}`) && !visited.has(`response ${name}`)) visitNamed(type, "response");
  }
  return probes;

  /** A name for scalars, such as an open enum: nothing below it to compare. */
  function isScalar(type: ts.Type): boolean {
    return !isFieldObject(checker, type) && (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Object)) === 0;
  }

  function aliasProbes(key: string, before: ts.Type, after: ts.Type): Probe[] {
    if (old.shape(before) === revised.shape(after)) return [];
    // Which way its values go depends on where it is used. That they have nothing in common breaks either way.
    const code = `const read = (value: Old.${key}): Related<Old.${key}, New.${key}> => value;`;
    return [{ where: key, use: "read", direction: "old code, new types", code }];
  }

  function visitPath(path: Pair): void {
    for (const { key, old: a, new: b } of keys(path)) {
      if (exists(a) !== exists(b)) probes.push(...methodProbes(path.where, key));
    }
  }

  /** A method that a path does not have, or content that a response does not have, is declared as `?: never`. */
  function exists(symbol: ts.Symbol | undefined): symbol is ts.Symbol {
    if (!symbol) return false;
    return (checker.getNonNullableType(checker.getTypeOfSymbol(symbol)).flags & ts.TypeFlags.Never) === 0;
  }

  /** Parts that are shared, such as schemas and parameters, are names too. */
  function visitComponents(components: Pair): void {
    for (const section of members(components, (name) => name))
      members(section, (name) => (section.where === "schemas" ? name : `${section.where}.${name}`));
  }

  function visitOperation(operation: Pair): void {
    for (const entry of keys(operation)) {
      if (entry.key !== "responses") visitField(operation, entry, "request");
      else if (entry.old && entry.new)
        visitResponses(member(operation, entry.key, entry.old, entry.new, operation.where));
    }
  }

  function visitResponses(responses: Pair): void {
    for (const status of members(responses, (name) => `${responses.where}.${name}`)) visitValue(status, "response");
    // A further status changes what `data` or `error` may hold, whichever status comes.
    for (const [name, belongs] of Object.entries(outcomes)) {
      const [before, after] = [responses.old, responses.new].map((type) =>
        checker.getPropertiesOfType(type).filter((status) => belongs(status.name)),
      );
      if (!before?.length || !after?.length || mediaTypes(before) === mediaTypes(after)) continue;
      const [from, to] = [before, after].map((statuses) => statuses.map((status) => status.name));
      probes.push(bodyProbe(`${responses.where}.${name}`, responses.type, from ?? [], to ?? []));
    }
  }

  /** Each status with the media types of its content, as one comparable text. */
  function mediaTypes(statuses: readonly ts.Symbol[]): string {
    return statuses
      .map((status) => {
        const content = checker.getPropertyOfType(checker.getTypeOfSymbol(status), "content");
        const types = content
          ? checker.getPropertiesOfType(checker.getNonNullableType(checker.getTypeOfSymbol(content)))
          : [];
        return `${status.name} ${types.map(({ name }) => name).join(" ")}`;
      })
      .join("\n");
  }

  /** Compares two values of the same place. The place itself was probed if it is declared differently. */
  function visitValue(pair: Pair, flow: Flow): void {
    const [before, after] = [unionParts(checker, pair.old), unionParts(checker, pair.new)];
    const [a, b] = [before[0], after[0]];
    if (before.length > 1 || after.length > 1 || !a || !b || old.named.has(a)) {
      for (const part of before) visitNamed(part, flow);
      return;
    }
    const [elementA, elementB] = [arrayElement(checker, a), arrayElement(checker, b)];
    const type = `NonNullable<${pair.type}>`;
    if (elementA && elementB) {
      visitValue({ old: elementA, new: elementB, type: `${type}[number]`, where: `${pair.where}[]` }, flow);
      return;
    }
    if (isFieldObject(checker, a) && isFieldObject(checker, b))
      visitFields({ old: a, new: b, type, where: pair.where }, flow);
    const [valueA, valueB] = [a.getStringIndexType(), b.getStringIndexType()];
    if (valueA && valueB)
      visitValue({ old: valueA, new: valueB, type: `${type}[string]`, where: `${pair.where}.*` }, flow);
  }

  function visitNamed(type: ts.Type, flow: Flow): void {
    const name = old.named.get(type);
    const counterpart = name && newByName.get(name.type);
    if (!counterpart || visited.has(`${flow} ${name.type}`)) return;
    visited.add(`${flow} ${name.type}`);
    visitFields({ old: type, new: counterpart, ...name }, flow);
  }

  function visitFields(owner: Pair, flow: Flow): void {
    if (isContent(owner)) {
      // Media types are alternatives: nobody builds or reads all of them at once.
      for (const body of members(owner, (mediaType) => `${owner.where}.${mediaType}`)) {
        if (old.shape(body.old) !== revised.shape(body.new)) probes.push(...valueProbes(body.where, body.type, flow));
        visitValue(body, flow);
      }
    } else {
      for (const entry of keys(owner)) visitField(owner, entry, flow);
    }
  }

  function isContent(pair: Pair): boolean {
    const names = keys(pair).map(({ key }) => key);
    return pair.where.endsWith(".content") && names.every((name) => name.includes("/"));
  }

  function visitField(owner: Pair, { key, old: a, new: b }: KeyPair, flow: Flow): void {
    const where = `${owner.where}.${key}`;
    const [typeA, typeB] = [a && checker.getTypeOfSymbol(a), b && checker.getTypeOfSymbol(b)];
    const isSame =
      a && b && typeA && typeB && isOptional(a) === isOptional(b) && old.shape(typeA) === revised.shape(typeB);
    if (!isSame) {
      const oldLiterals = typeA ? enumLiterals(checker, typeA) : [];
      const field = { where, owner: owner.type, key, old: presence(a), new: presence(b), oldLiterals };
      probes.push(...fieldProbes(field, flow));
    }
    if (a && b) visitValue(member(owner, key, a, b, where), flow);
  }

  /** Probes the keys that only one version has, and returns those that both have. */
  function members(pair: Pair, where: (key: string) => string): Pair[] {
    return keys(pair).flatMap(({ key, old: a, new: b }) => {
      if (a && b) return [member(pair, key, a, b, where(key))];
      probes.push(...nameProbes(where(key), `${pair.type}[${keyText(key)}]`));
      return [];
    });
  }

  function member(owner: Pair, key: string, a: ts.Symbol, b: ts.Symbol, where: string): Pair {
    const type = `${owner.type}[${keyText(key)}]`;
    return { old: checker.getTypeOfSymbol(a), new: checker.getTypeOfSymbol(b), type, where };
  }

  function presence(field: ts.Symbol | undefined): "required" | "optional" | "missing" {
    if (!exists(field)) return "missing";
    return isOptional(field) ? "optional" : "required";
  }

  function keys(pair: Pair): KeyPair[] {
    const names = [pair.old, pair.new].flatMap((type) => checker.getPropertiesOfType(type).map(({ name }) => name));
    return [...new Set(names)].map((key) => ({
      key,
      old: checker.getPropertyOfType(pair.old, key),
      new: checker.getPropertyOfType(pair.new, key),
    }));
  }
}

const outcomes = {
  "any success": (status: string): boolean => status.startsWith("2"),
  "any error": (status: string): boolean => !status.startsWith("2"),
};
