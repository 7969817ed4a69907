import ts from "typescript";
import { idOf } from "../id-of.ts";

/** The declarations of one version of the generated types, read through the checker. */
export interface DeclaredTypes {
  readonly exports: ReadonlyMap<string, ts.Type>;
  /** The names of exports whose types aren't compared: see {@link isOpaque}. */
  readonly opaque: ReadonlySet<string>;
  /** The objects among the components and the exports, with their names in words: `User`, `responses.NotFound`. */
  readonly named: ReadonlyMap<ts.Type, string>;
  /**
   * Describes how a type is declared, down to objects whose fields are compared on their own. Two types of the same shape
   * need no comparison.
   */
  shape(type: ts.Type): string;
}

/** The exports of openapi-typescript that say what operations send and return. */
export const sections: ReadonlySet<string> = new Set(["paths", "webhooks", "components", "operations"]);

/** Reads what a generated module declares. */
export function declaredTypes(checker: ts.TypeChecker, module: ts.SourceFile): DeclaredTypes {
  const symbol = checker.getSymbolAtLocation(module);
  const entries = symbol ? exportsOf(symbol) : [];
  const exports = new Map(entries.map(([name, entry]) => [name, checker.getDeclaredTypeOfSymbol(entry)]));
  const opaque = new Set(entries.flatMap(([name, entry]) => (isOpaque(entry) ? name : [])));
  const components = fieldsOf(checker, exports.get("components")).flatMap(([section, parts]) =>
    fieldsOf(checker, parts).map(
      ([name, type]) => [section === "schemas" ? name : `${section}.${name}`, type] as const,
    ),
  );
  const taken = new Set([...opaque, ...sections, ...components.map(([name]) => name)]);
  const others = [...exports].filter(
    ([name, type]) => !taken.has(name) && checker.getPropertiesOfType(type).length > 0,
  );
  const named = new Map(
    [...others, ...components]
      // A scalar is the same type wherever it is used, so it cannot be told by its name.
      .filter(([, type]) => isFieldObject(checker, type))
      .map(([name, type]) => [type, name]),
  );

  function shape(type: ts.Type, around: readonly ts.Type[] = [], isAlone: boolean = true): string {
    // An array may hold itself.
    if (around.includes(type)) return `itself, ${around.indexOf(type)}`;
    const parts = type.isUnion() ? type.types : [type];
    // What is in one of several isn't compared on its own, because we can't know which belongs to which.
    const isOnly = isAlone && unionParts(checker, type).length === 1;
    return parts
      .map((part) => {
        const element = arrayElement(checker, part);
        if (element) return `Array<${shape(element, [...around, type], isOnly)}>`;
        if (isFieldObject(checker, part)) return isOnly ? "object" : (named.get(part) ?? module.fileName);
        // To print a type takes far longer.
        return isShared(part) ? idOf(part) : checker.typeToString(part, undefined, ts.TypeFormatFlags.NoTruncation);
      })
      .toSorted()
      .join(" | ");
  }

  return { exports, opaque, named, shape };

  /** Finds what a module exports, and what the namespaces in it do, by name: `Components.User`. */
  function exportsOf(owner: ts.Symbol, around: readonly ts.Symbol[] = []): Export[] {
    if (around.includes(owner)) return [];
    return checker.getExportsOfModule(owner).flatMap((entry): Export[] => {
      const target = entry.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(entry) : entry;
      const inner = target.flags & ts.SymbolFlags.Module ? exportsOf(target, [...around, owner]) : [];
      return [[entry.name, target], ...inner.map(([name, one]): Export => [`${entry.name}.${name}`, one])];
    });
  }
}

type Export = readonly [name: string, symbol: ts.Symbol];

/**
 * Tells whether only the name of an export counts. A class, and what has type parameters, isn't the same as itself in another
 * module. Another name for a part of a section changes where that part does.
 */
function isOpaque({ flags, declarations = [] }: ts.Symbol): boolean {
  return (flags & ts.SymbolFlags.Class) !== 0 || declarations.some(isOfSection) || declarations.some(hasParameters);
}

function isOfSection(one: ts.Declaration): boolean {
  return ts.isTypeAliasDeclaration(one) && /^(?:paths|webhooks|components|operations)\b/.test(one.type.getText());
}

function hasParameters(one: ts.Declaration): boolean {
  return (ts.isTypeAliasDeclaration(one) || ts.isInterfaceDeclaration(one)) && one.typeParameters !== undefined;
}

/** Returns the bodies of a request or a response, by media type. One may be null. */
export function bodiesOf(checker: ts.TypeChecker, owner: ts.Type | undefined): [mediaType: string, body: ts.Type][] {
  const [, content] = fieldsOf(checker, owner).find(([name]) => name === "content") ?? [];
  return (content ? checker.getPropertiesOfType(content) : []).map((body) => [
    body.name,
    checker.getTypeOfSymbol(body),
  ]);
}

/** The compiler has one object for `string`, and one for each constant, in all modules of a program. */
function isShared({ flags }: ts.Type): boolean {
  return (flags & (ts.TypeFlags.StringLike | ts.TypeFlags.NumberLike | ts.TypeFlags.BooleanLike)) !== 0;
}

/** Returns the fields that may be there, by name, with their types without null and undefined. */
export function fieldsOf(checker: ts.TypeChecker, type: ts.Type | undefined): [name: string, type: ts.Type][] {
  return (type ? checker.getPropertiesOfType(checker.getNonNullableType(type)) : [])
    .map((field): [string, ts.Type] => [field.name, checker.getNonNullableType(checker.getTypeOfSymbol(field))])
    .filter(([, { flags }]) => (flags & ts.TypeFlags.Never) === 0);
}

/** Finds a field that a type declares. The compiler also finds `constructor` of any object, and `match` of a text. */
export function ownField(checker: ts.TypeChecker, type: ts.Type, name: string): ts.Symbol | undefined {
  const isObject = (type.flags & (ts.TypeFlags.Object | ts.TypeFlags.UnionOrIntersection)) !== 0;
  return isObject ? checker.getPropertiesOfType(type).find((field) => field.name === name) : undefined;
}

/** Tells an object with fields or as a map, or an intersection of such, from arrays and scalars. */
export function isFieldObject(checker: ts.TypeChecker, type: ts.Type): boolean {
  const parts = type.isIntersection() ? type.types : [type];
  const isObject = parts.every((part) => (part.flags & ts.TypeFlags.Object) !== 0 && !checker.isArrayType(part));
  return isObject && (checker.getPropertiesOfType(type).length > 0 || type.getStringIndexType() !== undefined);
}

/** Tells whether a field is declared as `?: never`, which is how a thing that isn't there is declared. */
export function isNeverThere(checker: ts.TypeChecker, field: ts.Symbol): boolean {
  return (checker.getTypeOfSymbol(field).flags & (ts.TypeFlags.Never | ts.TypeFlags.Undefined)) !== 0;
}

/** The type of an array's elements, undefined for anything else. */
export function arrayElement(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  // An array type is a reference to `Array<T>`, which is what the check says.
  return checker.isArrayType(type) ? checker.getTypeArguments(type as ts.TypeReference)[0] : undefined;
}

/** The members of a union, or the type itself, without null and undefined. */
export function unionParts(checker: ts.TypeChecker, type: ts.Type): readonly ts.Type[] {
  // The compiler makes `{}` of it.
  if (isUnknown(type)) return [type];
  const bare = checker.getNonNullableType(type);
  return bare.isUnion() ? bare.types : [bare];
}

/** Tells the type that accepts everything and promises nothing. */
export function isUnknown({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.Unknown) !== 0;
}
