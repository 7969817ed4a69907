import { parse } from "yaml";
import { kinds, type Kind } from "./difference.ts";
import type { VendorText } from "./vendor-text.ts";
import { arrayOrEmpty, isJsonObject, objectOrEmpty, UnusableInputError } from "@frontegg-identity/canonical";

/** Deliberate differences of one cause, as `spec/deviations.yaml` lists them: at every pointer of every operation. */
export interface Deviation {
  readonly operation: readonly string[];
  /** Whole pointers: each of the entry's `pointer`s below each of its `within`s. */
  readonly pointer: readonly string[];
  readonly kind: Kind;
  /** The vendor's value that was accepted; null where it has none. Another value is another difference. */
  readonly theirs: unknown;
  /** Why ours differs. */
  readonly reason: string;
  /** What says so. */
  readonly source: string;
}

/** What no entry can accept: what never fails, and what is to be put right in the list itself. */
const neverListed: ReadonlySet<Kind> = new Set(["text", "description", "stale"]);

const fields = ["operation", "within", "pointer", "kind", "theirs", "reason", "source"];

/** What `spec/deviations.yaml` holds. */
export interface DeviationList {
  readonly deviations: readonly Deviation[];
  readonly texts: readonly VendorText[];
}

/** @throws {@link UnusableInputError} for an entry that is incomplete, or that could never match. */
export function parseDeviations(text: string, source: string): DeviationList {
  let root: unknown;
  try {
    root = parse(text, { logLevel: "error" });
  } catch (error) {
    throw new UnusableInputError(`${source} is not YAML: ${String(error).split("\n")[0]}.`);
  }
  const { deviations, texts: vendorTexts } = objectOrEmpty(root);
  if (!Array.isArray(deviations)) throw new UnusableInputError(`${source} has no list \`deviations\`.`);
  return {
    deviations: deviations.map((entry, index) => parseDeviation(entry, `${source}, entry ${index + 1}`)),
    texts: arrayOrEmpty(vendorTexts).map((entry, index) => parseText(entry, `${source}, text ${index + 1}`)),
  };
}

function parseText(entry: unknown, place: string): VendorText {
  const field = (name: keyof VendorText): string => texts(objectOrEmpty(entry), name, place).join(" ");
  return {
    operation: field("operation"),
    pointer: field("pointer"),
    sha256: field("sha256"),
    statement: field("statement"),
  };
}

function parseDeviation(entry: unknown, place: string): Deviation {
  if (!isJsonObject(entry)) throw new UnusableInputError(`${place}: an entry is an object.`);
  const unknown = Object.keys(entry).find((field) => !fields.includes(field));
  if (unknown !== undefined) {
    throw new UnusableInputError(`${place}: \`${unknown}\` is not one of the fields ${fields.join(", ")}.`);
  }
  const kind = kinds.find((candidate) => candidate === entry["kind"]);
  if (kind === undefined || neverListed.has(kind)) {
    const known = kinds.filter((candidate) => !neverListed.has(candidate)).join(", ");
    throw new UnusableInputError(`${place}: \`kind\` is ${JSON.stringify(entry["kind"])}, not one of ${known}.`);
  }
  const within = entry["within"] === undefined ? [""] : texts(entry, "within", place);
  const pointers = texts(entry, "pointer", place);
  return {
    operation: texts(entry, "operation", place),
    pointer: within.flatMap((start) => pointers.map((pointer) => start + pointer)),
    kind,
    theirs: entry["theirs"] ?? null,
    reason: texts(entry, "reason", place).join(" "),
    source: texts(entry, "source", place).join(" "),
  };
}

/** A field that holds a text or several. */
function texts(entry: Readonly<Record<string, unknown>>, field: string, place: string): string[] {
  const value = entry[field];
  const list = typeof value === "string" ? [value] : arrayOrEmpty(value);
  const found = list.flatMap((text) => (typeof text === "string" && text !== "" ? [text] : []));
  if (found.length === list.length && found.length > 0) return found;
  throw new UnusableInputError(`${place}: \`${field}\` must be a text or a list of texts.`);
}
