import ts from "typescript";
import { idOf } from "../id-of.ts";
import {
  arrayElement,
  bodiesOf,
  declaredTypes,
  fieldsOf,
  isFieldObject,
  isNeverThere,
  isUnknown,
  ownField,
  sections,
  unionParts,
} from "./declared-types.ts";

/** The effect of a difference between two versions on code. */
export type Rule = "name-removed" | "read-breaks" | "build-breaks" | "mock-breaks" | "added";

/** The direction of data: users build a request and read a response (and built in their tests). */
type Flow = "request" | "response";

/** The same place in both versions, and the place in words. */
interface Pair {
  readonly old: ts.Type;
  readonly new: ts.Type;
  readonly where: string;
}

/** A key that at least one version has. */
type Entry = readonly [key: string, old: ts.Symbol | undefined, revised: ts.Symbol | undefined];

/** The declaration at a place, or undefined if there is none. */
interface Slot {
  readonly type: ts.Type;
  readonly isRequired: boolean;
  readonly isReadonly: boolean;
}

/** Types within types without a name that are told at each place. There may be many ways to what is deeper. */
const NEAR = 3;

/** Levels of types without a name. Only a type that grows with each level has more. */
const FAR = 50;

/** Levels of fields within fields of alternatives. */
const DEEPEST = 5;

/** Places below alternatives that are looked at. Which of them may belong together grows with each level. */
const MOST_PLACES = 10_000;

/**
 * Walks the old and the new types side by side and asks the compiler, at each place where they are not declared alike,
 * what of the one can be used as the other.
 *
 * Named schemas and responses are visited once for each direction in which operations use them, so that a change is
 * reported at the name and not in every operation.
 */
export function compareTypes(
  checker: ts.TypeChecker,
  oldModule: ts.SourceFile,
  newModule: ts.SourceFile,
  report: (rule: Rule, where: string, reason: string) => void,
): void {
  const old = declaredTypes(checker, oldModule);
  const revised = declaredTypes(checker, newModule);
  const newByName = new Map([...revised.named].map(([type, name]) => [name, type]));
  const visited = new Set<string>();
  // Those without a name that the walk is in. An array may hold itself.
  const around: Pair[] = [];
  const reported = new Set<Rule>();
  const wholes: (readonly [Pair, Flow])[] = [];
  // Users read the body of a webhook.
  const received = new Set(typesIn(old.exports.get("webhooks")).flatMap(typesIn));
  const identified = new Set(typesIn(old.exports.get("operations")));
  const hasSections = [...sections].some((key) => old.exports.has(key));

  for (const key of new Set([...old.exports.keys(), ...revised.exports.keys()]))
    visitExport(key, old.exports.get(key), revised.exports.get(key));
  // Users read a type that no operation reaches, such as the payload of a callback.
  for (const [type, name] of old.named)
    if (!visited.has(`request ${name}`) && !visited.has(`response ${name}`)) visitNamed(type, "response");
  // A walk through the fields misses some differences, such as the type of all further fields. The whole type shows them.
  for (const [pair, flow] of wholes) {
    const [rule, isFit] =
      flow === "request"
        ? (["build-breaks", isAssignable(pair.old, pair.new)] as const)
        : (["read-breaks", isAssignable(pair.new, pair.old)] as const);
    if (!isFit && !reported.has(rule)) tell(rule, pair.where, step(pair.old, pair.new));
  }

  function tell(rule: Rule, where: string, reason: string): void {
    reported.add(rule);
    report(rule, where, reason);
  }

  function visitExport(key: string, x: ts.Type | undefined, y: ts.Type | undefined): void {
    if (!x || !y) return reportName(key, x !== undefined);
    const pair = { old: x, new: y, where: key };
    if (key === "paths") members(pair, (path) => path).forEach(visitPath);
    if (key === "operations") for (const operation of members(pair, (name) => name)) visitOperation(operation);
    if (key === "webhooks") members(pair, (name) => `webhook ${name}`).forEach(visitPath);
    if (key === "components") visitComponents(pair);
    if (sections.has(key)) return;
    if (!isScalar(x) && !isScalar(y)) {
      if (old.opaque.has(key) || revised.opaque.has(key)) return;
      // Nothing tells whether users build it or read it.
      for (const flow of ["request", "response"] as const) visitSlots(key, required(x), required(y), flow);
      return;
    }
    // The generator writes unknown for a type that it can't express, which accepts everything and promises nothing.
    if (!isAssignable(x, y) || (isUnknown(y) && !isUnknown(x))) tell("read-breaks", key, step(x, y));
    // If a response of a section has it, the field that does breaks.
    else if (!isAssignable(y, x)) tell(hasSections ? "added" : "read-breaks", key, step(x, y));
  }

  /** Parts that are shared, such as schemas and parameters, are names too. */
  function visitComponents(components: Pair): void {
    const text = components.old.getSymbol()?.declarations?.[0]?.getSourceFile().text.replaceAll("'", '"');
    for (const section of members(components, (name) => name)) {
      const prefix = section.where === "schemas" ? "" : `${section.where}.`;
      const flow = /^(?:parameters|requestBodies)$/.test(section.where) ? "request" : "response";
      for (const { where, ...part } of members(section, (name) => prefix + name)) {
        // What has no name of its own is compared where it is used.
        const isUsed = text?.includes(`["${section.where}"]["${where.slice(prefix.length)}"]`);
        if (!isUsed && !old.named.has(part.old)) visitSlots(where, required(part.old), required(part.new), flow);
      }
    }
  }

  function visitPath(path: Pair): void {
    for (const [method, a, b] of entries(path)) {
      const [x, y] = [slot(a), slot(b)];
      const where = `${method.toUpperCase()} ${path.where}`;
      if (!x !== !y) reportName(where, x !== undefined);
      // One with an ID is an operation of its own name.
      if (x && y && method !== "parameters" && !identified.has(x.type))
        visitOperation({ old: x.type, new: y.type, where });
    }
  }

  function visitOperation(operation: Pair): void {
    for (const entry of entries(operation)) {
      const [key, a, b] = entry;
      if (key !== "responses") visitField(operation, entry, received.has(operation.old) ? "response" : "request");
      else if (a && b) visitResponses({ ...typesOf(a, b), where: `${operation.where}.responses` });
    }
  }

  function visitResponses(responses: Pair): void {
    for (const status of members(responses)) {
      visitNamed(status.old, "response");
      if (!isSameName(status.old, status.new)) visitFields(status, "response");
    }
    // A further status changes what `data` or `error` may hold, whichever status comes.
    for (const [name, belongs] of Object.entries(outcomes)) {
      const [before, after] = [bodies(responses.old, belongs), bodies(responses.new, belongs)];
      const isAnyKnown = (body: ts.Type): boolean =>
        [...before.values()].some((known) => isAssignable(body, known) && !hasLess(known, body, true));
      const [, other] = [...after].find(([key, body]) => !before.has(key) && !isAnyKnown(body)) ?? [];
      if (other && before.size > 0)
        tell("read-breaks", `${responses.where}.${name}`, `its body may be ${quote(other)} now`);
    }
  }

  /** The bodies of some statuses, by status and media type. */
  function bodies(responses: ts.Type, belongs: (status: string) => boolean): Map<string, ts.Type> {
    const found = fieldsOf(checker, responses).flatMap(([status, response]) =>
      bodiesOf(checker, response).map(([mediaType, body]): [string, ts.Type] => [`${status} ${mediaType}`, body]),
    );
    return new Map(found.filter(([key]) => belongs(key)));
  }

  /** Compares what is in two values of the same place. The place itself was compared if it is declared differently. */
  function visitValue(pair: Pair, flow: Flow): void {
    const [before, after] = [unionParts(checker, pair.old), unionParts(checker, pair.new)];
    const [a, b] = [before[0], after[0]];
    if (before.length > 1 || after.length > 1 || !a || !b) return visitNamesIn(pair.old, flow);
    visitNamed(a, flow);
    if (isSameName(a, b)) return;
    if (
      around.length > FAR ||
      around.some((one) => one.old === a && one.new === b) ||
      (around.length > NEAR && isVisited(`${flow} ${idOf(a)} ${idOf(b)}`))
    )
      return;
    around.push({ ...pair, old: a, new: b });
    const [inA, inB] = [arrayElement(checker, a), arrayElement(checker, b)];
    if (inA && inB) visitValue({ old: inA, new: inB, where: `${pair.where}[]` }, flow);
    if (isFieldObject(checker, a) && isFieldObject(checker, b)) {
      const whole = { ...pair, old: a, new: b };
      if (old.named.has(a) || revised.named.has(b)) wholes.push([whole, flow]);
      visitFields(whole, flow);
    }
    around.pop();
  }

  /** Which alternatives belong together is unknown, but what in them has a name is compared by that. */
  function visitNamesIn(type: ts.Type, flow: Flow): void {
    for (const part of unionParts(checker, type)) {
      if (old.named.has(part)) visitNamed(part, flow);
      else if (!isVisited(`${flow} names in ${idOf(part)}`)) {
        const values = arrayElement(checker, part) ?? part.getStringIndexType();
        const fields = isFieldObject(checker, part) ? typesIn(part) : [];
        for (const inner of values ? [...fields, values] : fields) visitNamesIn(inner, flow);
      }
    }
  }

  function isVisited(key: string): boolean {
    return visited.has(key) || !visited.add(key);
  }

  /** Tells whether two types are one name's. Another type in the place of a named one has other fields. */
  function isSameName(a: ts.Type, b: ts.Type): boolean {
    const name = old.named.get(a);
    return name !== undefined && name === revised.named.get(b);
  }

  function visitNamed(type: ts.Type, flow: Flow): void {
    const name = old.named.get(type);
    const counterpart = name === undefined ? undefined : newByName.get(name);
    if (name === undefined || !counterpart || isVisited(`${flow} ${name}`)) return;
    const pair = { old: type, new: counterpart, where: name };
    // Code doesn't use a whole response, but what it holds.
    if (!name.startsWith("responses.")) wholes.push([pair, flow]);
    visitFields(pair, flow);
  }

  function visitFields(owner: Pair, flow: Flow): void {
    const further = furtherFields(owner.old);
    visitSlots(`${owner.where}.*`, further, furtherFields(owner.new), flow);
    const fields = entries(owner);
    const isContent = owner.where.endsWith(".content") && fields.every(([key]) => key.includes("/"));
    // A field with a new name was one of the further ones. Nobody relied on its type where they may be anything or nothing.
    const isVague = further && (further.type.flags & (ts.TypeFlags.Unknown | ts.TypeFlags.Never)) !== 0;
    if (!isContent) return fields.forEach((field) => visitField(owner, field, flow, isVague ? undefined : further));
    // Media types are alternatives: code never builds or reads all of them at once.
    for (const body of members(owner)) visitSlots(body.where, required(body.old), required(body.new), flow);
  }

  function visitField(owner: Pair, [key, a, b]: Entry, flow: Flow, unnamed?: Slot): void {
    const where = `${owner.where}.${key}`;
    // Code may use the name even of a thing that is never there.
    if (!a !== !b && !slot(a) && !slot(b)) reportName(where, a !== undefined);
    visitSlots(where, slot(a) ?? unnamed, slot(b), flow);
  }

  function visitSlots(where: string, x: Slot | undefined, y: Slot | undefined, flow: Flow): void {
    const isAlike =
      x?.isRequired === y?.isRequired &&
      x?.isReadonly === y?.isReadonly &&
      (x && old.shape(x.type)) === (y && revised.shape(y.type));
    if (!isAlike) compareSlots(where, x, y, flow);
    // As in `operations["x"]["requestBody"]["content"]`. What has a name of its own is reached by that.
    const isHidden = x?.isRequired && y && !y.isRequired && isFieldObject(checker, x.type) && !old.named.has(x.type);
    if (isHidden) tell("name-removed", where, "it may be undefined now, which has no keys");
    if (x && y) visitValue({ old: x.type, new: y.type, where }, flow);
  }

  function compareSlots(where: string, a: Slot | undefined, b: Slot | undefined, flow: Flow): void {
    const change = !b ? "it is gone" : !a ? "it is new" : step(a.type, b.type);
    const mustBe = isDemanded(a, b) ? "it has to be there" : isLocked(a, b) ? "nothing can be assigned to it" : change;
    if (flow === "request") {
      if (!canBuild(a, b)) tell("build-breaks", where, mustBe);
      else if (!canBuild(b, a)) tell("added", where, change);
      return;
    }
    if (!canRead(a, b)) tell("read-breaks", where, change);
    else if (!canBuild(a, b)) tell("mock-breaks", where, mustBe);
    // The values that a test can now build follow from the values that code can read.
    else if (!canRead(b, a)) tell("added", where, change);
  }

  /** Tells whether code that reads a place as it knows it compiles where it is declared like the other. */
  function canRead(own: Slot | undefined, other: Slot | undefined): boolean {
    if (!own || !other) return !own;
    return !isLimited(own, other) && isAssignable(other.type, own.type) && !hasLess(own.type, other.type);
  }

  /**
   * Tells whether openapi-fetch leaves code less to read. Fields are looked through only below alternatives, because others
   * are compared on their own.
   *
   * @param isBelow - Whether the types themselves are alternatives.
   */
  function hasLess(was: ts.Type, is: ts.Type, isBelow: boolean = false): boolean {
    const seen = new Set<string>();
    const queue = [{ before: unionParts(checker, was), after: unionParts(checker, is), isInner: isBelow, depth: 0 }];
    for (const { before, after, depth, ...place } of queue) {
      const key = [before, after].map((types) => types.map(idOf).join()).join(" ");
      if (before.length === 0 || seen.has(key)) continue;
      if (seen.add(key).size > MOST_PLACES) return false;
      if (hasLostValues(before, after)) return true;
      // Nobody relied on the type of what may be anything.
      if (before.every(isUnknown)) continue;
      const [torn, tornNow] = [before, after].map((types) => types.filter(isTorn));
      if (isTornDifferently(torn!, tornNow!)) return true; // there are two
      if (after.some(isEmpty) && !before.some(isEmpty)) return true;
      // Intersections of types that hold themselves have no end.
      if (depth === DEEPEST) continue;
      const isInner = place.isInner || before.length + after.length > 2;
      const areFewer = after.filter(isNoConstant).length < before.filter(isNoConstant).length;
      const objects = [...before, ...after].filter((type) => isInner && isFieldObject(checker, type));
      const names = objects.flatMap((type) => checker.getPropertiesOfType(type).map(({ name }) => name));
      for (const name of [undefined, ...new Set(names)]) {
        const inner = { before: partsIn(before, name), after: partsIn(after, name), isInner, depth: depth + 1 };
        // Code reads what all alternatives have, and asks for the rest. If there are fewer, one is gone with its fields.
        const isInAll = (types: readonly ts.Type[]): boolean => types.every((type) => partsIn([type], name).length > 0);
        const isGone = inner.after.length === 0 && !areFewer;
        const isLess = isGone || (isInAll(before) && !isInAll(after));
        if (isLess && !inner.before.every(isNever)) return true;
        queue.push(inner);
      }
    }
    return false;
  }

  /** Returns what types have in a field, or in each element or further field. */
  function partsIn(types: readonly ts.Type[], name: string | undefined): ts.Type[] {
    return types.flatMap((type) => {
      const element = arrayElement(checker, type);
      const field = name === undefined || element ? undefined : ownField(checker, type, name);
      const inner = field ? checker.getTypeOfSymbol(field) : (element ?? type.getStringIndexType());
      return inner ? unionParts(checker, inner) : [];
    });
  }

  /** Tells whether a type is `never` or `Record<string, never>`, of which code can't read any field. */
  function isEmpty(type: ts.Type): boolean {
    return isNever(type.getStringIndexType() ?? type) && checker.getPropertiesOfType(type).length === 0;
  }

  /**
   * Tells whether a type is of two kinds at once, such as a text and an array. No value is, and openapi-fetch keeps one of
   * them.
   */
  function isTorn(type: ts.Type): boolean {
    return type.isIntersection() && new Set(type.types.flatMap((part) => kindOf(part) ?? [])).size > 1;
  }

  function isTornDifferently(before: readonly ts.Type[], after: readonly ts.Type[]): boolean {
    if (before.length === 0 || after.length === 0) return before.length + after.length > 0;
    const kept = new Set(after.map((type) => revised.shape(type)));
    return before.some((type) => !kept.has(old.shape(type)));
  }

  function kindOf(part: ts.Type): string | undefined {
    if (arrayElement(checker, part)) return "array";
    if (isFieldObject(checker, part)) return "object";
    return isScalar(part) ? "scalar" : undefined;
  }

  /** The same for code that builds it, which may also leave it out. */
  function canBuild(own: Slot | undefined, other: Slot | undefined): boolean {
    if (isDemanded(own, other) || isLocked(own, other) || isLimited(own, other)) return false;
    return !own || (other !== undefined && isAssignable(own.type, other.type));
  }

  /** The compiler lets code do everything with a type that it can't tell, because it is made of itself. */
  function isLimited(own: Slot | undefined, other: Slot | undefined): boolean {
    return own !== undefined && hasAny(own.type) && !(other && hasAny(other.type));
  }

  /** Tells whether a type is `any`, or an array, a map or a union of that. */
  function hasAny(type: ts.Type, within: readonly ts.Type[] = []): boolean {
    if ((type.flags & ts.TypeFlags.Any) !== 0) return true;
    if (within.includes(type)) return false;
    const parts = type.isUnion()
      ? type.types
      : [arrayElement(checker, type) ?? type.getStringIndexType() ?? type].filter((part) => part !== type);
    return parts.some((part) => hasAny(part, [...within, type]));
  }

  /** Tells whether `value === x` becomes an error for some x, because only listed values of its kind are left, without x. */
  function hasLostValues(before: readonly ts.Type[], after: readonly ts.Type[]): boolean {
    const constants = after.filter((type) => !isNoConstant(type));
    if (constants.length === 0) return false;
    const kinds = new Set(constants.map((type) => checker.getBaseTypeOfLiteralType(type)));
    const compared = before.filter(
      (part) => constants.length === after.length || kinds.has(checker.getBaseTypeOfLiteralType(part)),
    );
    return compared.some((part) => !after.some((other) => isAssignable(part, other)));
  }

  /** A name for scalars, such as an open enum: nothing below it to compare. */
  function isScalar(type: ts.Type): boolean {
    return !isFieldObject(checker, type) && (type.flags & (ts.TypeFlags.Any | ts.TypeFlags.Object)) === 0;
  }

  function isAssignable(source: ts.Type, target: ts.Type): boolean {
    return checker.isTypeAssignableTo(source, target);
  }

  function reportName(where: string, isGone: boolean): void {
    tell(isGone ? "name-removed" : "added", where, isGone ? "it is gone" : "it is new");
  }

  /** Reports the keys that only one version has, and returns those that both have. */
  function members(pair: Pair, where = (key: string): string => `${pair.where}.${key}`): Pair[] {
    return entries(pair).flatMap(([key, a, b]) => {
      if (a && b) return [{ ...typesOf(a, b), where: where(key) }];
      reportName(where(key), a !== undefined);
      return [];
    });
  }

  function entries({ old: before, new: after }: Pair): Entry[] {
    const [x, y] = [before, after].map(
      (type) => new Map(checker.getPropertiesOfType(type).map((field) => [field.name, field])),
    ) as [Map<string, ts.Symbol>, Map<string, ts.Symbol>]; // as many
    return [...new Set([...x.keys(), ...y.keys()])].map((key) => [key, x.get(key), y.get(key)]);
  }

  function typesIn(type: ts.Type | undefined): ts.Type[] {
    return fieldsOf(checker, type).map(([, inner]) => inner);
  }

  function typesOf(a: ts.Symbol, b: ts.Symbol): Omit<Pair, "where"> {
    return { old: checker.getTypeOfSymbol(a), new: checker.getTypeOfSymbol(b) };
  }

  /** A method that a path does not have, or content that a response does not have, is declared as `?: never`. */
  function slot(symbol: ts.Symbol | undefined): Slot | undefined {
    if (!symbol) return undefined;
    const type = checker.getTypeOfSymbol(symbol);
    if (isNeverThere(checker, symbol)) return undefined;
    const isReadonly = (symbol.declarations ?? []).some(
      (declaration) => (ts.getCombinedModifierFlags(declaration) & ts.ModifierFlags.Readonly) !== 0,
    );
    return { type, isRequired: (symbol.flags & ts.SymbolFlags.Optional) === 0, isReadonly };
  }

  function step(before: ts.Type, after: ts.Type): string {
    return `it was ${quote(before)} and is ${quote(after)}`;
  }

  function quote(type: ts.Type): string {
    const text = checker.typeToString(type, undefined, ts.TypeFormatFlags.NoTruncation).replaceAll(/\s+/g, " ");
    return text.length > 60 ? `'${text.slice(0, 59)}…'` : `'${text}'`;
  }
}

/** The values of a map, or of an object's fields beside those that it names. */
function furtherFields(type: ts.Type): Slot | undefined {
  const values = type.getStringIndexType();
  return values && { type: values, isRequired: false, isReadonly: false };
}

function isNoConstant({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.Literal) === 0;
}

function isNever({ flags }: ts.Type): boolean {
  return (flags & ts.TypeFlags.Never) !== 0;
}

function required(type: ts.Type): Slot {
  return { type, isRequired: true, isReadonly: false };
}

function isDemanded(own: Slot | undefined, other: Slot | undefined): boolean {
  return other?.isRequired === true && !own?.isRequired;
}

function isLocked(own: Slot | undefined, other: Slot | undefined): boolean {
  return other?.isReadonly === true && own?.isReadonly === false;
}

const outcomes = {
  "any success": (status: string): boolean => status.startsWith("2"),
  "any error": (status: string): boolean => !status.startsWith("2"),
};
