import { describeOperations } from "./describe-operations.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/** Lists, as Markdown, each sentence of the documents that says "unverified", once for all places that it stands at. */
export function generateGuesses(documents: readonly OpenApiDocument[]): string {
  const places = new Map<string, Set<string>>();
  for (const [place, text] of documents.flatMap((document) => [
    ...textsOfOperations(document),
    ...textsOfSchemas(document),
  ])) {
    for (const sentence of text.replaceAll(/\s+/g, " ").split(/(?<=\.) /)) {
      if (/\bunverified\b/.test(sentence))
        places.set(sentence, (places.get(sentence) ?? new Set()).add(`\`${place}\``));
    }
  }
  return [...places].map(([sentence, all]) => `- **${[...all].join(", ")}**: ${sentence}\n`).join("");
}

type Text = readonly [place: string, text: string];

function textsOfOperations(document: OpenApiDocument): Text[] {
  return describeOperations(document).flatMap(({ id, description, parameters, responses }): Text[] => [
    [id, description],
    ...parameters.map((parameter): Text => [parameter.name, parameter.description]),
    ...Object.entries(responses).flatMap(([status, response]): Text[] => [
      [status, response.description],
      ...Object.values(response.headers).map((header): Text => [header.name, header.description]),
    ]),
  ]);
}

function textsOfSchemas({ components }: OpenApiDocument): Text[] {
  return Object.entries(components?.schemas ?? {}).flatMap(([name, { description = "", properties = {} }]): Text[] => [
    [name, description],
    ...Object.entries(properties).map(([property, schema]): Text => [`${name}.${property}`, schema.description ?? ""]),
  ]);
}
