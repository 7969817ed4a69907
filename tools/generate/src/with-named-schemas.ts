import ts from "typescript";
import { docComment } from "./doc-comment.ts";
import type { OpenApiDocument } from "./open-api-document.ts";

/**
 * Declares each schema under its own name, and puts that name wherever openapi-typescript writes the schema itself or
 * `components["schemas"]["UserId"]`, so that an editor which shows a type says `UserId`.
 */
export function withNamedSchemas(types: string, document: OpenApiDocument): string {
  const described = document.components?.schemas ?? {};
  const declarations: string[] = [];
  let text = types;
  // From the end, so that the positions before it stay what they are.
  for (const { name, type } of schemaMembers(types).toReversed()) {
    text = `${text.slice(0, type.getStart())}${name}${text.slice(type.end)}`;
    const schema = type.getText().replaceAll(/^ {8}/gm, "");
    declarations.unshift(`${docComment(described[name]?.description)}export type ${name} = ${schema};\n`);
  }
  return `${text}${declarations.join("")}`.replaceAll(/components\["schemas"\]\["(\w+)"\]/g, "$1");
}

function schemaMembers(types: string): { name: string; type: ts.TypeNode }[] {
  const { statements } = ts.createSourceFile("types.ts", types, ts.ScriptTarget.ESNext, true);
  const components = statements.find((one) => ts.isInterfaceDeclaration(one) && one.name.text === "components");
  const schemas = components && ts.isInterfaceDeclaration(components) ? components.members[0] : undefined;
  if (!schemas || !ts.isPropertySignature(schemas) || !schemas.type || !ts.isTypeLiteralNode(schemas.type)) return [];
  return schemas.type.members.flatMap((member) =>
    ts.isPropertySignature(member) && member.type ? [{ name: member.name.getText(), type: member.type }] : [],
  );
}
