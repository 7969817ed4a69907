import ts from "typescript";

/** A declaration with a name of its own: an export, or an operation, a path or a component. */
interface Declaration {
  /** As the compiler reads it: without comments. */
  readonly text: string;
  /** The names of the declarations that it refers to. */
  readonly uses: ReadonlySet<string>;
}

const sections = new Set(["paths", "operations", "components", "webhooks", "$defs"]);

/**
 * Finds the operations whose calls may no longer compile: `operations.getUser`, or `paths./users` without an ID. These
 * are all whose own declarations differ, with the responses and parameters that they share. What is in a schema is the
 * same for all operations that use it, so the first of them tries it.
 */
export function changedOperations(before: readonly ts.SourceFile[], after: readonly ts.SourceFile[]): Set<string> {
  const [old, revised] = [declarations(before), declarations(after)];
  const users = new Map<string, string[]>();
  for (const [name, { uses }] of [...old, ...revised])
    for (const used of uses) users.set(used, [...(users.get(used) ?? []), name]);
  const changed = [...new Set([...old.keys(), ...revised.keys()])].filter(
    (name) => old.get(name)?.text !== revised.get(name)?.text,
  );
  const wanted = new Set<string>();
  for (const name of changed) {
    // From a declaration up to the operations that use it: to all, or to the first.
    const seen = new Set([name]);
    const isAll = isOperation(name) || isShared(name);
    for (const user of seen) {
      if (isOperation(user)) wanted.add(user);
      if (isOperation(user) && !isAll) break;
      if (!isOperation(user)) for (const next of users.get(user) ?? []) seen.add(next);
    }
  }
  return wanted;
}

function declarations(files: readonly ts.SourceFile[]): Map<string, Declaration> {
  const found = new Map<string, Declaration>();
  for (const file of files) {
    const printer = ts.createPrinter({ removeComments: true });
    const add = (name: string, node: ts.Node): void => {
      found.set(name, { text: printer.printNode(ts.EmitHint.Unspecified, node, file), uses: namesIn(node) });
    };
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

/** `User`, and of `components["schemas"]["User"]["id"]` the declaration `components.schemas.User`. */
function namesIn(root: ts.Node): Set<string> {
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isTypeReferenceNode(node) && ts.isIdentifier(node.typeName)) names.add(node.typeName.text);
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
