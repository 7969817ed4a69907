import { outline, type Schema, type Schemas } from "./schema.ts";

/** Accepts a field's name if it looks like one: letters and digits as in code. Anything else may be an ID, an address or a token. */
const NAME = /^[\p{L}_$][\p{L}\p{N}_$-]{0,39}$/u;
/** Identifiers of people and secrets have many digits, names of fields have few. */
const MAX_DIGITS = 4;

/** Adds the name of a field to a place, or `*` if the name could be data. */
export function withField(at: string, name: string): string {
  const isName = NAME.test(name) && name.replace(/\D/g, "").length <= MAX_DIGITS;
  return `${at}/${isName ? name : "*"}`;
}

/** Adds the name of a field that a schema has to a place. */
export function withKnownField(at: string, name: string): string {
  return `${at}/${/[~/]/.test(name) ? name.replaceAll("~", "~0").replaceAll("/", "~1") : name}`;
}

/** Writes a place that the validator reports as it may be shown: without indices, and without names that are data. */
export function shownPlace(location: string, schema: Schema, named: Schemas): string {
  let at = "";
  let schemas: readonly Schema[] = [schema];
  // `#`, then each part as a URI fragment.
  for (const part of location.split("/").slice(1)) {
    const name = decodeURI(part).replaceAll("%23", "#").replaceAll("~1", "/").replaceAll("~0", "~");
    const { fields, otherFields, items } = outline(schemas, named);
    const known = fields.get(name);
    if (known) at = withKnownField(at, name);
    else at = otherFields || items.length > 0 ? `${at}/*` : withField(at, name);
    schemas = known ?? otherFields ?? items;
  }
  return at;
}
