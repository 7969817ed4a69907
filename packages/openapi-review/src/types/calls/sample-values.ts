import ts from "typescript";
import { arrayElement, isFieldObject, isNeverThere } from "../declared-types.ts";

/** Levels of fields within fields. Deeper ones are left to the comparison of declarations. */
const DEEPEST = 5;

/** A value as code, and the place of what it tries. */
export interface Sample {
  readonly code: string;
  readonly where: string;
  /** The lines, of those that read one of several alternatives, that compile for as long as it is there. */
  readonly own?: readonly string[] | undefined;
}

/** Writes values that a type allows, as code. */
export interface Samples {
  /** The shortest value. */
  minimal(type: ts.Type): string;
  /** A value with every field. */
  full(type: ts.Type): string;
  /** The shortest value with one more field, or with another value of one: each field and each value once. */
  variants(type: ts.Type, where: string): Sample[];
}

/** @param named - The names of types, each of which is tried once. */
export function sampleValues(checker: ts.TypeChecker, named: ReadonlyMap<ts.Type, string>): Samples {
  const tried = new Set<ts.Type>();
  return {
    minimal: (type) => value(type, false, 0),
    full: (type) => value(type, true, 0),
    variants: (type, where) => variants(type, where, 0),
  };

  /** @param trail - The objects that the value is in: one that holds itself has no end. */
  function value(type: ts.Type, isFull: boolean, depth: number, trail: readonly ts.Type[] = []): string {
    const scalar = scalarCode(type);
    if (scalar !== undefined) return scalar;
    const inner = [...trail, type];
    if (type.isUnion()) {
      const others = type.types.filter((one) => !trail.includes(one));
      return value(simplest(others.length > 0 ? others : type.types), isFull, depth, trail);
    }
    if (trail.includes(type)) return "null!";
    const element = arrayElement(checker, type);
    if (element) return isFull && depth < DEEPEST ? `[${value(element, isFull, depth + 1, inner)}]` : "[]";
    if (checker.isTupleType(type))
      return `[${checker
        .getTypeArguments(type as ts.TypeReference)
        .map((one) => value(one, isFull, depth + 1, inner))
        .join(", ")}]`; // a tuple is one
    const fields = checker
      .getPropertiesOfType(type)
      .filter((field) => isDemanded(field) || (isFull && depth < DEEPEST))
      .filter((field) => !isNeverThere(checker, field));
    return objectCode(
      fields.map((field) => [
        field.name,
        value(checker.getTypeOfSymbol(field), isFull && depth < DEEPEST, depth + 1, inner),
      ]),
    );
  }

  function variants(type: ts.Type, where: string, depth: number): Sample[] {
    if (scalarCode(type) !== undefined) return [{ code: value(type, false, depth), where }];
    if (type.isUnion())
      return type.types.filter((one) => !isMissing(one)).flatMap((one) => variants(one, where, depth));
    const element = arrayElement(checker, type);
    if (element)
      return [
        { code: "[]", where },
        ...variants(element, `${where}[]`, depth + 1).map((one) => ({ ...one, code: `[${one.code}]` })),
      ];
    if (!isFieldObject(checker, type) || depth > DEEPEST || tried.has(type))
      return [{ code: value(type, false, depth), where }];
    const name = named.get(type);
    if (name !== undefined) tried.add(type);
    const fields = checker.getPropertiesOfType(type).filter((field) => !isNeverThere(checker, field));
    const start = fields
      .filter(isDemanded)
      .map((field): readonly [string, string] => [field.name, value(checker.getTypeOfSymbol(field), false, depth + 1)]);
    const place = name ?? where;
    const values = type.getStringIndexType();
    const further: readonly (readonly [string, ts.Type, string])[] = values ? [["key", values, `${place}.*`]] : [];
    const tries = [
      ...fields.map((field) => [field.name, checker.getTypeOfSymbol(field), `${place}.${field.name}`] as const),
      ...further,
    ].flatMap(([key, of, at]) =>
      variants(of, at, depth + 1).map((one) => ({
        where: one.where,
        code: objectCode([...start.filter(([other]) => other !== key), [key, one.code]]),
      })),
    );
    return [{ code: objectCode(start), where }, ...tries];
  }

  function scalarCode(type: ts.Type): string | undefined {
    const { flags } = type;
    if (type.isStringLiteral()) return JSON.stringify(type.value);
    if (type.isNumberLiteral()) return String(type.value);
    if (flags & ts.TypeFlags.BooleanLiteral) return checker.typeToString(type);
    if (flags & ts.TypeFlags.Boolean) return "true";
    if (flags & ts.TypeFlags.StringLike) return '"…"';
    if (flags & ts.TypeFlags.NumberLike) return "1";
    if (flags & ts.TypeFlags.Null) return "null";
    if (isMissing(type)) return "undefined";
    if (flags & (ts.TypeFlags.Any | ts.TypeFlags.Unknown | ts.TypeFlags.NonPrimitive)) return "{}";
    return undefined;
  }

  function simplest(types: readonly ts.Type[]): ts.Type {
    return (
      types.find((type) => scalarCode(type) !== undefined && !isMissing(type)) ??
      types.find((type) => !isMissing(type)) ??
      types[0]!
    ); // a union has members
  }
}

function isMissing(type: ts.Type): boolean {
  return (type.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Void)) !== 0;
}

function isDemanded(field: ts.Symbol): boolean {
  return (field.flags & ts.SymbolFlags.Optional) === 0;
}

/** Writes an object. */
export function objectCode(fields: readonly (readonly [key: string, code: string])[]): string {
  if (fields.length === 0) return "{}";
  return `{ ${fields.map(([key, code]) => `${keyCode(key)}: ${code}`).join(", ")} }`;
}

function keyCode(key: string): string {
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : JSON.stringify(key);
}

/** Writes the way to a field, from a value that may be missing or not. */
export function fieldCode(owner: string, key: string, isMaybe: boolean): string {
  if (/^[A-Za-z_$][\w$]*$/.test(key)) return `${owner}${isMaybe ? "?." : "."}${key}`;
  return `${owner}${isMaybe ? "?." : ""}[${JSON.stringify(key)}]`;
}
