import type { ContentDescription, ParameterDescription } from "@frontegg-identity/types/operations";
import { nameOfSchema } from "./schema-facts.ts";

/** Words that cannot name an argument in a module. */
const RESERVED: ReadonlySet<string> = new Set(
  `arguments await break case catch class const continue debugger default delete do else enum eval export extends false
  finally for function if implements import in instanceof interface let new null package private protected public return
  static super switch this throw true try typeof var void while with yield`.split(/\s+/),
);

/** The name of the argument for a parameter: itself in camelCase, with an underscore behind a reserved word. */
export function argumentName(parameter: string): string {
  const name = parameter.replaceAll(/[^A-Za-z0-9$]+(.)?/g, (_, next: string | undefined) => next?.toUpperCase() ?? "");
  return RESERVED.has(name) || /^\d/.test(name) ? `_${name}` : name;
}

/**
 * The name of the argument for a body: the last word of its schema's name in lower case, so that a `UserUpdate` is an
 * `update`, and with an "s" for a list of such. It is `body` where that is no name or another argument's.
 */
export function bodyName(
  { schema, schemaName }: ContentDescription,
  parameters: readonly ParameterDescription[],
): string {
  const named = schemaName ?? nameOfSchema(schema["items"]);
  const word = /[A-Z][a-z0-9]*$/.exec(named ?? "")?.[0].toLowerCase();
  const taken = ["options", ...parameters.map(({ argument }) => argument)];
  if (word === undefined || RESERVED.has(word) || taken.includes(word)) return "body";
  return schemaName === undefined ? `${word.replace(/s$/, "")}s` : word;
}
