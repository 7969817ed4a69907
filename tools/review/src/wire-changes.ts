import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Change } from "./change.ts";
import { place } from "./place.ts";
import type { Description } from "./read-description.ts";
import { redocly } from "./redocly.ts";
import { securityChanges } from "./security-changes.ts";
import type { Severity } from "./severity.ts";
import { wireCorrection } from "./wire-correction.ts";

const diffRules = fileURLToPath(new URL("../redocly.yaml", import.meta.url));

/** One change as `redocly diff --format json` reports it. */
export interface RedoclyChange {
  /** Pointer to the first place that uses what changed. It tells the direction: parameter, request body or response. */
  readonly path: string;
  readonly typeName: string;
  readonly kind: "added" | "removed" | "modified";
  readonly impact: Exclude<Severity, "none">;
  readonly verdicts: readonly { readonly ruleId: string; readonly message: string }[];
  /** Of a modification: the key whose value changed; `key` itself when the thing was renamed. */
  readonly property?: string;
  readonly base?: RedoclySide;
  readonly revision?: RedoclySide;
}

interface RedoclySide {
  /** Where it is written, that is in `components` for something shared. */
  readonly pointer: string;
  readonly value?: unknown;
}

/** Compares what two descriptions promise on the wire: `redocly diff`, corrected where it rates too low. */
export async function wireChanges(before: Description, after: Description): Promise<Change[]> {
  const folder = await mkdtemp(join(tmpdir(), "spec-review-"));
  try {
    const [old, revised] = [join(folder, "old.yaml"), join(folder, "new.yaml")];
    await Promise.all([writeFile(old, before.text), writeFile(revised, after.text)]);
    const output = await redocly("diff", old, revised, "--config", diffRules, "--format", "json", "--fail-on", "none");
    // Redocly's own format; the fields read are the ones in `RedoclyChange`, and a test pins them on real output.
    const { changes } = JSON.parse(output) as { changes: RedoclyChange[] };
    return [
      ...securityChanges(before.document, after.document),
      ...changes.filter((change) => !isVersion(change)).map((change) => toChange(change, before, after)),
    ];
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** The version is what the review asks for, not what it judges. */
function isVersion(change: RedoclyChange): boolean {
  return change.typeName === "Info" && change.property === "version";
}

function toChange(change: RedoclyChange, before: Description, after: Description): Change {
  const where =
    change.base && change.kind !== "added"
      ? place(withoutProperty(change.base.pointer, change), before.document)
      : place(withoutProperty(change.revision?.pointer ?? change.path, change), after.document);
  const [verdict] = change.verdicts;
  const correction = verdict ? undefined : wireCorrection(change);
  const what = kebab(change.property && change.property !== "key" ? change.property : change.typeName);
  const kind = change.property === "key" ? "renamed" : change.kind;
  return {
    id: `wire:${verdict?.ruleId ?? correction?.rule ?? `${what}-${kind}`}:${where}`,
    where,
    severity: correction?.severity ?? change.impact,
    source: "wire",
    message:
      change.verdicts.length > 0
        ? change.verdicts.map(({ message }) => message).join(" ")
        : (correction?.reason ?? `${describe(change)}.`),
  };
}

/** The place of a changed keyword is the thing that has it. */
function withoutProperty(pointer: string, { property }: RedoclyChange): string {
  return property && property !== "key" && pointer.endsWith(`/${property}`)
    ? pointer.slice(0, -property.length - 1)
    : pointer;
}

function describe({ kind, typeName, property, base, revision }: RedoclyChange): string {
  if (property === "key")
    return `${thing(typeName, base?.pointer ?? "")} ${quote(base?.value)} was renamed to ${quote(revision?.value)}`;
  if (kind !== "modified") return `${thing(typeName, (base ?? revision)?.pointer ?? "")} was ${kind}`;
  const had = base?.pointer.endsWith(`/${property}`);
  const has = revision?.pointer.endsWith(`/${property}`);
  if (!had) return `\`${property}\` was set to ${quote(revision?.value)}`;
  return has
    ? `\`${property}\` changed from ${quote(base?.value)} to ${quote(revision?.value)}`
    : `\`${property}\` was removed (it was ${quote(base?.value)})`;
}

/** A schema that belongs to a property is called a field. */
function thing(typeName: string, pointer: string): string {
  if (/\/properties\/[^/]+$/.test(pointer)) return "The field";
  return `The ${kebab(typeName).replaceAll("-", " ")}`;
}

function quote(value: unknown): string {
  const text = JSON.stringify(value) ?? "nothing";
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}

function kebab(name: string): string {
  return name.replaceAll(/([a-z])([A-Z])/g, "$1-$2").toLowerCase();
}
