import { isDeepStrictEqual } from "node:util";
import { pointerSegments } from "../document/json-pointer.ts";
import type { CanonicalNode } from "./canonical-node.ts";
import { areNumbers, matches } from "./schema-form.ts";

/** The same part in both documents, undefined in the one that lacks it. */
export interface Step {
  /** The pointer relative to the step before: `/properties/name`. For a schema's only form it is empty. */
  readonly key: string;
  readonly before: CanonicalNode | undefined;
  readonly after: CanonicalNode | undefined;
}

/** One place where two documents say different things. */
export interface NodeDifference {
  /** From the root of the comparison to the part that differs. */
  readonly steps: readonly Step[];
  /** The keyword whose value differs, undefined when one document lacks the part. */
  readonly fact: string | undefined;
  readonly before: unknown;
  readonly after: unknown;
}

/** Steps, two for each field. Schemas that contain themselves repeat long before. */
const DEEPEST = 400;

/**
 * Finds every difference of two parts, of whatever kind they are.
 *
 * @param isSeen - Tells of a pair whether what is in it was compared before. By default it was when the pair contains
 *   itself, so that recursive schemas end.
 */
export function nodeDifferences(
  before: CanonicalNode,
  after: CanonicalNode,
  isSeen: (steps: readonly Step[]) => boolean = containsItself,
): NodeDifference[] {
  const differences: NodeDifference[] = [];
  // What is near comes first. Otherwise a schema might be met at the end of a long way, where what is in it is too deep.
  const ways: (readonly Step[])[] = [[{ key: "", before, after }]];
  for (const steps of ways) compare(steps);
  return differences;

  function compare(steps: readonly Step[]): void {
    const { before: a, after: b } = steps.at(-1)!; // never empty
    if (!a || !b) {
      differences.push({ steps, fact: undefined, before: a?.words, after: b?.words });
      return;
    }
    const sides = comparable(a, b);
    for (const fact of new Set(["type", "contentEncoding", ...sides.flatMap(({ facts }) => Object.keys(facts))])) {
      const [left, right] = [a.facts[fact], b.facts[fact]];
      if (!isDeepStrictEqual(left, right)) differences.push({ steps, fact, before: left, after: right });
    }
    if (steps.length > DEEPEST || (a.forms.length + b.forms.length > 0 && isSeen(steps))) return;
    for (const step of pairForms(a.forms, b.forms)) ways.push([...steps, step]);
    for (const key of new Set(sides.flatMap(({ parts }) => [...parts.keys()]))) {
      const [left, right] = [a.parts.get(key)?.(), b.parts.get(key)?.()];
      ways.push([...steps, { key, before: left, after: right }]);
      // A field that was one of the further ones is compared with what they are.
      const [x, y] =
        key.startsWith("/properties/") && !(left && right) ? [left ?? further(a, key), right ?? further(b, key)] : [];
      if (x && y) ways.push([...steps, { key, before: x, after: y }]);
      // So is a media type that only a range described.
      const range = !left && right ? rangeOf(key, a) : undefined;
      if (range) ways.push([...steps, { key, before: range, after: right }]);
    }
  }
}

/**
 * The sides whose limits count. Nothing of a type can be compared with what is said of another. All that is said of
 * a value of any type counts for each type, and not the other way round.
 */
function comparable(a: CanonicalNode, b: CanonicalNode): CanonicalNode[] {
  const [left, right] = [a.facts["type"], b.facts["type"]];
  if (left === right || areNumbers(left, right)) return [a, b];
  return [a, b].filter(({ facts }) => facts["type"] === undefined);
}

/** Finds what an object says of a field that it doesn't name. */
function further({ parts }: CanonicalNode, key: string): CanonicalNode | undefined {
  const [, field = ""] = pointerSegments(key);
  const pattern = [...parts.keys()].find((other) => {
    const [kind, expression = ""] = pointerSegments(other);
    return kind === "patternProperties" && matches(expression, field);
  });
  return parts.get(pattern ?? "/additionalProperties")?.();
}

/** Finds the range, such as `application/*`, that describes a media type without a description of its own. */
function rangeOf(key: string, { parts }: CanonicalNode): CanonicalNode | undefined {
  const [, type] = /^[/]content[/]([^~*]+)~1[^*]/.exec(key) ?? [];
  return (type === undefined ? undefined : (parts.get(`/content/${type}~1*`) ?? parts.get("/content/*~1*")))?.();
}

function containsItself(steps: readonly Step[]): boolean {
  const { before, after } = steps.at(-1)!; // never empty
  return steps
    .slice(0, -1)
    .some((step) => step.before?.identity === before?.identity && step.after?.identity === after?.identity);
}

/**
 * Pairs the forms of two schemas: those of the same name, then those that the same constants tell from others (all of
 * them, or one), those with the same keywords, those of the same type, and then integers and numbers, in their order.
 */
function pairForms(before: readonly CanonicalNode[], after: readonly CanonicalNode[]): Step[] {
  if (before.length === 1 && after.length === 1) return [{ key: "", before: before[0], after: after[0] }];
  const left = [...before];
  const right = [...after];
  const pairs: [CanonicalNode, CanonicalNode][] = [];
  for (const isMatch of [isNamesake, hasSameConstants, hasSameConstant, isAlike, isOfOneType, isNumeric]) {
    for (const form of left.slice()) {
      const index = right.findIndex((other) => isMatch(form, other));
      if (index === -1) continue;
      pairs.push([form, ...right.splice(index, 1)] as [CanonicalNode, CanonicalNode]); // one was taken out
      left.splice(left.indexOf(form), 1);
    }
  }
  return [
    ...pairs.map(([a, b]) => ({ key: formKey(a, before), before: a, after: b })),
    ...left.map((form) => ({ key: formKey(form, before), before: form, after: undefined })),
    ...right.map((form) => ({ key: formKey(form, after), before: undefined, after: form })),
  ];
}

function formKey(form: CanonicalNode, forms: readonly CanonicalNode[]): string {
  return `/oneOf/${forms.indexOf(form)}`;
}

function isNamesake(a: CanonicalNode, b: CanonicalNode): boolean {
  return a.name !== undefined && a.name === b.name;
}

/** Tells whether the same fields of both have one value alone, which is the same. */
function hasSameConstants(a: CanonicalNode, b: CanonicalNode): boolean {
  const [left, right] = [constants(a).toSorted(), constants(b).toSorted()];
  return left.length > 0 && isDeepStrictEqual(left, right);
}

/** Tells whether a field of both has the same only value. */
function hasSameConstant(a: CanonicalNode, b: CanonicalNode): boolean {
  const others = new Set(constants(b));
  return constants(a).some((constant) => others.has(constant));
}

function constants({ parts }: CanonicalNode): string[] {
  return [...parts].flatMap(([key, make]) => {
    const [form, ...others] = key.startsWith("/properties/") ? make().forms : [];
    const values = form?.facts["enum"];
    return others.length === 0 && Array.isArray(values) && values.length === 1
      ? [`${key} ${JSON.stringify(values)}`]
      : [];
  });
}

function isAlike(a: CanonicalNode, b: CanonicalNode): boolean {
  if (a.name !== undefined || b.name !== undefined) return false;
  return isDeepStrictEqual([a.facts, [...a.parts.keys()]], [b.facts, [...b.parts.keys()]]);
}

function isOfOneType(a: CanonicalNode, b: CanonicalNode): boolean {
  return a.facts["type"] === b.facts["type"];
}

function isNumeric(a: CanonicalNode, b: CanonicalNode): boolean {
  return areNumbers(a.facts["type"], b.facts["type"]);
}
