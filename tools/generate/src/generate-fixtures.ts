import type { ContentDescription, OperationDescription } from "@frontegg-identity/types/operations";
import { describeOperations } from "./describe-operations.ts";
import { docComment } from "./doc-comment.ts";
import { isObject } from "./is-object.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { nameOfSchema } from "./schema-facts.ts";

/**
 * Generates the examples of the bodies of a document as constants of the types they are examples of: a shared one under
 * its name, another under its key. If an earlier, different example has that name, it is the `operationId` and the key.
 */
export function generateFixtures(document: OpenApiDocument): string {
  const shared: Readonly<Record<string, unknown>> = document.components?.examples ?? {};
  const declarations = new Map<string, string>();
  const types = new Set<string>();

  for (const { id, content } of describeOperations(document).flatMap(contentsOf)) {
    const named = content.schemaName ?? nameOfSchema(content.schema["items"]);
    if (named === undefined) continue;
    const type = content.schemaName === undefined ? `${named}[]` : named;
    for (const [key, { summary, value }] of Object.entries(content.examples)) {
      const sharedName = Object.keys(shared).find((name) => {
        const example = shared[name];
        return isObject(example) && example["value"] === value;
      });
      const declare = (name: string): string =>
        `${docComment(summary)}export const ${name}: ${type} = ${JSON.stringify(value, null, 2)};\n`;
      const plain = startingLow(sharedName ?? key);
      const isFree = (declarations.get(plain) ?? declare(plain)) === declare(plain);
      const name = isFree ? plain : `${id}${startingHigh(key)}`;
      declarations.set(name, declare(name));
      types.add(named);
    }
  }
  const imports =
    types.size === 0 ? "" : `import type { ${[...types].toSorted().join(", ")} } from "./openapi.ts";\n\n`;
  return imports + [...declarations.values()].join("\n");
}

function contentsOf({ id, body, responses }: OperationDescription): { id: string; content: ContentDescription }[] {
  const contents = [body, ...Object.values(responses).map(({ content }) => content)];
  return contents.flatMap((content) => (content ? [{ id, content }] : []));
}

function startingLow(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}

function startingHigh(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
