import ts from "typescript";
import { arrayElement, isFieldObject, isNeverThere, ownField, unionParts } from "../declared-types.ts";
import { fieldCode, type Sample } from "./sample-values.ts";

/** More constants than these are not compared with, one by one. */
const MOST_CONSTANTS = 20;

/** Writes statements that read each field of a value. */
export type ReadStatements = (type: ts.Type, code: string, where: string) => Sample[];

/**
 * @param named - The names of types. What is in one is read once. After that one field of it is, which shows that the
 *   value is there.
 * @param deepest - Levels of fields within fields. Deeper ones are left to the comparison of declarations.
 */
export function readStatements(
  checker: ts.TypeChecker,
  named: ReadonlyMap<ts.Type, string>,
  deepest: number,
): ReadStatements {
  const done = new Set<ts.Type>();
  return (type, code, where) => read(type, code, where, false, 0);

  function read(type: ts.Type, code: string, where: string, isMaybe: boolean, depth: number): Sample[] {
    const text = scalarText(type);
    if (text !== undefined) {
      const whole = isMaybe && !/\bundefined\b/.test(text) ? `${text} | undefined` : text;
      return [{ code: `const ${nameOf(code)}: ${whole} = ${code};`, where }, ...comparisons(type, code, where)];
    }
    const parts = unionParts(checker, type);
    const inner = isMaybe || checker.getNonNullableType(type) !== type;
    const [only] = parts;
    const element = only && parts.length === 1 ? arrayElement(checker, only) : undefined;
    if (element)
      return depth > deepest ? [] : read(element, `${code}${inner ? "?." : ""}[0]`, `${where}[]`, inner, depth + 1);
    const bare = checker.getNonNullableType(type);
    if (depth > deepest) return [];
    const ofOne = parts.length > 1 ? alternatives(parts, code, where, inner) : [];
    if (!parts.every((part) => isFieldObject(checker, part))) return ofOne;
    const name = named.get(bare);
    const isDone = name !== undefined && done.has(bare);
    if (name !== undefined) done.add(bare);
    const place = name ?? where;
    const values = bare.getStringIndexType();
    const fields = checker
      .getPropertiesOfType(bare)
      .filter((field) => !isNeverThere(checker, field))
      .slice(0, isDone ? 1 : undefined);
    const reads = [
      ...ofOne,
      ...fields.flatMap((field) =>
        read(
          checker.getTypeOfSymbol(field),
          fieldCode(code, field.name, inner),
          `${place}.${field.name}`,
          inner,
          isDone ? deepest + 1 : depth + 1,
        ),
      ),
    ];
    return values
      ? [...reads, ...read(values, fieldCode(code, "any-key", inner), `${place}.*`, inner, depth + 1)]
      : reads;
  }

  /** The fields that only some of several have, which code tells by that. */
  function alternatives(parts: readonly ts.Type[], code: string, where: string, isMaybe: boolean): Sample[] {
    const objects = parts.filter((part) => isFieldObject(checker, part));
    const list = parts.some((part) => checker.isArrayLikeType(part)) ? ` && !Array.isArray(${code})` : "";
    return objects.flatMap((part) => {
      const own = objects.length === parts.length ? tags(part, parts, code, isMaybe) : [];
      return checker.getPropertiesOfType(part).flatMap((field): Sample[] => {
        const text = scalarText(checker.getTypeOfSymbol(field));
        const having = parts.filter((other) => ownField(checker, other, field.name) !== undefined);
        if (text === undefined || having.length === parts.length || isNeverThere(checker, field)) return [];
        const inner = fieldCode(code, field.name, false);
        const guard = `typeof ${code} === "object" && ${code} !== null${list} && ${JSON.stringify(field.name)} in ${code}`;
        const line = `if (${guard}) { const ${nameOf(inner)}: ${text} = ${inner}; }`;
        if (having.length === 1) own.push(line);
        return [{ code: line, where: `${where}.${field.name}`, own }];
      });
    });
  }

  /** A comparison with a constant that no value can have any more is an error. */
  function comparisons(type: ts.Type, code: string, where: string): Sample[] {
    const parts = unionParts(checker, type);
    if (parts.length < 2 || parts.length > MOST_CONSTANTS || !parts.every((part) => part.isStringLiteral())) return [];
    return parts.map((part) => ({ code: comparison(part, code), where }));
  }

  function comparison(constant: ts.Type, code: string): string {
    return `const isThis: boolean = ${code} === ${checker.typeToString(constant)};`;
  }

  /** Compares with the constants that one of several alternatives alone has. */
  function tags(part: ts.Type, parts: readonly ts.Type[], code: string, isMaybe: boolean): string[] {
    const others = parts.filter((other) => other !== part);
    return checker.getPropertiesOfType(part).flatMap((field) => {
      const constant = checker.getTypeOfSymbol(field);
      const values = others.map((other) => ownField(checker, other, field.name));
      const isTag = values.every((value) => value && checker.getTypeOfSymbol(value) !== constant);
      return constant.isStringLiteral() && isTag ? comparison(constant, fieldCode(code, field.name, isMaybe)) : [];
    });
  }

  /** Writes a type without fields, or an array of such. */
  function scalarText(type: ts.Type): string | undefined {
    const parts = type.isUnion() ? type.types : [type];
    const isScalar = parts.every((part) => {
      const element = arrayElement(checker, part);
      return element
        ? scalarText(element) !== undefined
        : (part.flags &
            (ts.TypeFlags.Object |
              ts.TypeFlags.Any |
              ts.TypeFlags.Unknown |
              ts.TypeFlags.Never |
              ts.TypeFlags.Intersection)) ===
            0;
    });
    return isScalar ? checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation) : undefined;
  }
}

/** A name for what is read: that of the field. */
function nameOf(code: string): string {
  const [, name] = /\.([A-Za-z_$][\w$]*)$/.exec(code) ?? [];
  return name === undefined || reserved.has(name) ? "value" : name;
}

const reserved = new Set(
  "data error client break case catch class const continue debugger default delete do else enum export extends false finally for function if import in instanceof new null return super switch this throw true try typeof var void while with yield let static await implements interface package private protected public eval arguments".split(
    " ",
  ),
);
