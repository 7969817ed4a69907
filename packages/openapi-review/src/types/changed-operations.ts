import ts from "typescript";
import { groupBy } from "../group-by.ts";

/** A declaration with a name of its own: an export, or an operation, a path or a component. */
interface Declaration {
  readonly node: ts.Node;
  readonly file: ts.SourceFile;
}

const sections = new Set(["paths", "operations", "components", "webhooks", "$defs"]);

/**
 * Finds the operations whose calls may no longer compile: `operations.getUser`, or `paths./users` without an ID. These
 * are all whose own declarations differ, with the responses and parameters that they share. What is in a schema is the
 * same for all operations that use it, so the first of them tries it.
 */
export function changedOperations(before: readonly ts.SourceFile[], after: readonly ts.SourceFile[]): Set<string> {
  const [old, revised] = [declarations(before), declarations(after)];
  const names = [...new Set([...old.keys(), ...revised.keys()])];
  const changed = names.filter((name) => !isSame(old.get(name), revised.get(name)));
  const wanted = new Set<string>();
  if (changed.length === 0) return wanted;
  const uses = [...old, ...revised].flatMap(([user, { node }]) => [...namesIn(node)].map((used) => ({ user, used })));
  const users = groupBy(uses, ({ used }) => used);
  for (const name of changed) {
    // From a declaration up to the operations that use it: to all, or to the first.
    const seen = new Set([name]);
    const isAll = isOperation(name) || isShared(name);
    for (const one of seen) {
      if (isOperation(one)) wanted.add(one);
      if (isOperation(one) && !isAll) break;
      if (!isOperation(one)) for (const { user } of users.get(one) ?? []) seen.add(user);
    }
  }
  return wanted;
}

function declarations(files: readonly ts.SourceFile[]): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const file of files) {
    const add = (name: string, node: ts.Node): void => void found.set(name, { node, file });
    const members = (name: string, node: ts.Node | undefined, depth: number): void => {
      const list = node && (ts.isInterfaceDeclaration(node) || ts.isTypeLiteralNode(node)) ? node.members : undefined;
      if (!list || depth === 0) return node && add(name, node);
      for (const member of list) {
        if (!ts.isPropertySignature(member) || !member.type) continue;
        const key =
          ts.isIdentifier(member.name) || ts.isStringLiteralLike(member.name)
            ? member.name.text
            : member.name.getText(file);
        members(`${name}.${key}`, member.type, depth - 1);
      }
    };
    for (const statement of file.statements) {
      const isNamed = ts.isInterfaceDeclaration(statement) || ts.isTypeAliasDeclaration(statement);
      if (!isNamed) continue;
      const name = statement.name.text;
      const body = ts.isTypeAliasDeclaration(statement) ? statement.type : statement;
      members(name, body, !sections.has(name) ? 0 : name === "components" ? 2 : 1);
    }
  }
  return found;
}

/** Tells whether two declarations are the same but for comments. */
function isSame(a: Declaration | undefined, b: Declaration | undefined): boolean {
  if (!a || !b) return a === b;
  return a.node.getText(a.file) === b.node.getText(b.file) || printed(a) === printed(b);
}

/** As the compiler reads it. It takes long, so equal texts are not printed. */
function printed({ node, file }: Declaration): string {
  return printer.printNode(ts.EmitHint.Unspecified, node, file);
}

const printer = ts.createPrinter({ removeComments: true });

/** `User`, and of `components["schemas"]["User"]["id"]` the declaration `components.schemas.User`. */
function namesIn(root: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && !ts.isPropertySignature(node.parent)) names.add(node.text);
    if (ts.isIndexedAccessTypeNode(node)) {
      const keys: string[] = [];
      let object: ts.Node = node;
      while (ts.isIndexedAccessTypeNode(object)) {
        const { indexType } = object;
        if (ts.isLiteralTypeNode(indexType) && ts.isStringLiteral(indexType.literal))
          keys.unshift(indexType.literal.text);
        object = object.objectType;
      }
      if (ts.isTypeReferenceNode(object) && ts.isIdentifier(object.typeName)) {
        const path = [object.typeName.text, ...keys];
        names.add(path.slice(0, path[0] === "components" ? 3 : 2).join("."));
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(root);
  return names;
}

function isOperation(name: string): boolean {
  return /^(?:operations|paths)\./.test(name);
}

function isShared(name: string): boolean {
  return /^components\.(?!schemas\.)/.test(name);
}
