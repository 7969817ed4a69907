import { describeOperations } from "./describe-operations.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/** A text of a document, and the place that it is about. */
interface Text {
  readonly place: string;
  readonly text: unknown;
  /** The operation, if others may say something else at a place of this name. */
  readonly operation?: string;
}

/** Lists, as Markdown, each sentence of the documents that says "unverified", once for all places that it stands at. */
export function generateGuesses(documents: readonly OpenApiDocument[]): string {
  const places = new Map<string, Text[]>();
  for (const found of documents.flatMap((document) => [...textsOfOperations(document), ...textsOfSchemas(document)])) {
    for (const sentence of String(found.text)
      .replaceAll(/\s+/g, " ")
      .split(/(?<=\.) /)) {
      if (!/\bunverified\b/.test(sentence)) continue;
      places.set(sentence, [...(places.get(sentence) ?? []), found]);
    }
  }
  return [...places].map(([sentence, all]) => `- **${placesOf(all)}**: ${sentence.replace(/\.?$/, ".")}\n`).join("");
}

function placesOf(texts: readonly Text[]): string {
  const places = [...new Set(texts.map(({ place }) => place))].map((place) => `\`${place}\``).join(", ");
  const [operation, other] = new Set(texts.map((text) => text.operation));
  return operation === undefined || other !== undefined ? places : `${places} of \`${operation}\``;
}

function textsOfOperations(document: OpenApiDocument): Text[] {
  return describeOperations(document).flatMap(({ id, description, parameters, body, responses }): Text[] => [
    { place: id, text: description },
    ...parameters.map(({ name, description: text }) => ({ place: name, text })),
    ...(body ? [{ place: body.name, text: body.description }] : []),
    ...Object.entries(responses).flatMap(([status, { description: text, headers }]) => [
      { place: status, text, operation: id },
      ...Object.values(headers).map((header) => ({ place: header.name, text: header.description })),
    ]),
  ]);
}

function textsOfSchemas({ components }: OpenApiDocument): Text[] {
  return Object.entries(components?.schemas ?? {}).flatMap(([name, schema]) => [
    { place: name, text: schema.description },
    ...Object.entries(schema.properties ?? {}).map(([property, { description }]) => ({
      place: `${name}.${property}`,
      text: description,
    })),
  ]);
}
