import { allOperations } from "./find-operations.ts";
import { isJsonObject, objectOrEmpty, type JsonObject } from "./json-object.ts";
import { jsonPointer } from "./json-pointer.ts";
import type { OpenApiDocument } from "./open-api-document.ts";
import { nameOfOperation } from "./name-of-operation.ts";
import { walkDocument } from "./walk-document.ts";

/** Finds the operations that use a component, however many references lead there: `User`, `responses.NotFound`. */
export function componentUsers(document: OpenApiDocument): (name: string) => string[] {
  const users = new Map<string, Set<string>>();
  const add = (part: JsonObject, user: string): void =>
    walkDocument(part, (node) => {
      const { $ref, discriminator } = node;
      const mapped = isJsonObject(discriminator) ? Object.values(objectOrEmpty(discriminator["mapping"])) : [];
      for (const reference of [$ref, ...mapped]) {
        if (typeof reference !== "string") continue;
        const known = users.get(reference);
        if (known) known.add(user);
        else users.set(reference, new Set([user]));
      }
    });
  for (const [section, entries] of Object.entries(objectOrEmpty(document.root["components"])))
    for (const [name, part] of Object.entries(objectOrEmpty(entries)))
      if (isJsonObject(part)) add(part, `#${jsonPointer(["components", section, name])}`);
  const operations = new Set<string>();
  for (const found of allOperations(document)) {
    const name = nameOfOperation(found);
    operations.add(name);
    add(found.operation, name);
    add({ parameters: found.pathItem["parameters"] }, name);
  }
  return (name) => {
    const [section, rest] = /^(\w+)\.(.+)$/.exec(name)?.slice(1) ?? [];
    const seen = new Set([`#${jsonPointer(["components", "schemas", name])}`]);
    if (section !== undefined && rest !== undefined) seen.add(`#${jsonPointer(["components", section, rest])}`);
    for (const one of seen) for (const user of users.get(one) ?? []) seen.add(user);
    return [...seen].filter((one) => operations.has(one));
  };
}
