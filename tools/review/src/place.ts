/**
 * Says in words where a JSON pointer into an OpenAPI document points: `#/components/schemas/User/properties/name` is
 * `User.name`, `#/paths/~1users/get/parameters/0` is `GET /users parameter userId`.
 */
export function place(pointer: string, document: unknown): string {
  const segments = pointer
    .replace(/^#?\/?/, "")
    .split("/")
    .map((segment) => segment.replaceAll("~1", "/").replaceAll("~0", "~"));
  const nodes = [document];
  for (const segment of segments) nodes.push(child(nodes.at(-1), segment));
  const [first, second, third] = segments;
  if (first === "paths" && second !== undefined) {
    const start = third === undefined ? second : `${third.toUpperCase()} ${second}`;
    return [start, ...words(segments.slice(3), nodes.slice(3))].join(" ");
  }
  if (first === "components" && third !== undefined) {
    const start = second === "schemas" ? third : `${second} ${third}`;
    const [next, ...rest] = words(segments.slice(3), nodes.slice(3));
    const joint = next === undefined || next.startsWith("[") || next.startsWith(".") ? "" : " ";
    return [next === undefined ? start : `${start}${joint}${next}`, ...rest].join(" ");
  }
  return words(segments, nodes).join(" ") || "the document";
}

/** One word for each step; steps into a schema become one word, `.roles[].key`. */
function words(segments: readonly string[], nodes: readonly unknown[]): string[] {
  const result: string[] = [];
  let schemaPath = false;
  for (let index = 0; index < segments.length; index += 1) {
    const segment = segments[index] ?? "";
    const next = segments[index + 1];
    const parent = nodes[index];
    let word = segment;
    if (segment === "properties" && next !== undefined) {
      word = `.${next}`;
      index += 1;
    } else if (segment === "items") {
      word = "[]";
    } else if ((segment === "responses" || segment === "content") && next !== undefined) {
      word = next;
      index += 1;
    } else if (segment === "schema" && next !== undefined) {
      continue;
    } else if (Array.isArray(parent)) {
      word = nameOf(child(parent, segment)) ?? segment;
    }
    const joins = word.startsWith(".") || word === "[]";
    if (joins && schemaPath) result[result.length - 1] += word;
    else result.push(word);
    schemaPath = joins;
  }
  return result;
}

/** What stands in a list is better called by its name than by its index, which moves. */
function nameOf(item: unknown): string | undefined {
  for (const key of ["name", "url", "$ref"]) {
    const name = child(item, key);
    if (typeof name === "string") return name.replace(/^#\/components\/[a-zA-Z]+\//, "");
  }
  return undefined;
}

function child(node: unknown, key: string): unknown {
  return typeof node === "object" && node !== null ? (node as Record<string, unknown>)[key] : undefined;
}
