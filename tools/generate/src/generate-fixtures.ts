import { docComment } from "./doc-comment.ts";
import { generatedHeader } from "./generated-header.ts";
import { isObject } from "./is-object.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

const SCHEMAS = "#/components/schemas/";
const EXAMPLES = "#/components/examples/";

/**
 * Generates the examples of a document as constants of the types they are examples of: a shared one under its name,
 * another under its key.
 *
 * @throws when two different examples would get one name.
 */
export function generateFixtures(document: OpenApiDocument, source: string): string {
  const shared: Readonly<Record<string, unknown>> = document.components?.examples ?? {};
  const declarations = new Map<string, string>();
  const types = new Set<string>();

  for (const { type, examples } of bodiesWithExamples(document)) {
    for (const [key, entry] of Object.entries(examples)) {
      const reference = isObject(entry) ? entry["$ref"] : undefined;
      const name = typeof reference === "string" ? reference.slice(EXAMPLES.length) : key;
      const example = typeof reference === "string" ? shared[name] : entry;
      if (!isObject(example)) continue;
      const constant = name.charAt(0).toLowerCase() + name.slice(1);
      const summary = typeof example["summary"] === "string" ? example["summary"] : undefined;
      const declaration = `${docComment(summary)}export const ${constant}: ${type} = ${JSON.stringify(example["value"], null, 2)};\n`;
      if ((declarations.get(constant) ?? declaration) !== declaration) {
        throw new Error(`Two different examples are called ${constant}`);
      }
      declarations.set(constant, declaration);
      types.add(type);
    }
  }
  const imports =
    types.size === 0 ? "" : `import type { ${[...types].toSorted().join(", ")} } from "./openapi.ts";\n\n`;
  return generatedHeader(source) + imports + [...declarations.values()].join("\n");
}

interface BodyWithExamples {
  /** The name of its schema. */
  readonly type: string;
  readonly examples: Readonly<Record<string, unknown>>;
}

/** Finds, wherever in the document, what has a named schema and examples of it. */
function bodiesWithExamples(node: unknown): BodyWithExamples[] {
  if (!isObject(node)) return [];
  const { schema, examples } = node;
  const reference = isObject(schema) ? schema["$ref"] : undefined;
  if (typeof reference === "string" && reference.startsWith(SCHEMAS) && isObject(examples)) {
    return [{ type: reference.slice(SCHEMAS.length), examples }];
  }
  return Object.values(node).flatMap(bodiesWithExamples);
}
