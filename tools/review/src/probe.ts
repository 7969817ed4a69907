/**
 * A line of code that a user could have written against one version of the types, to be compiled against the other.
 * Old code on new types shows what breaks; new code on old types shows what was added.
 */
export interface Probe {
  /** The place in words: `User.managedBy`. */
  readonly where: string;
  /** What the code does there. `name` refers to a name; `mock` builds a response, as tests and fixtures do. */
  readonly use: "name" | "read" | "build" | "mock";
  readonly code: string;
  readonly direction: ProbeDirection;
}

export type ProbeDirection = "old code, new types" | "new code, old types";

/** Which way data goes: a request is built by users, a response is read by them (and built in their tests). */
export type Flow = "request" | "response";

/** A field as both versions declare it. */
export interface FieldDeclarations {
  readonly where: string;
  /** The object that has it, as a type expression in which `N` stands for the namespace of a version. */
  readonly owner: string;
  readonly key: string;
  readonly old: Presence;
  readonly new: Presence;
  /** The old values, as source text, if it was a closed enum. */
  readonly oldLiterals: readonly string[];
}

type Presence = "required" | "optional" | "missing";

/**
 * Writes the probe for a name: each version's code refers to it, in the other version's types.
 *
 * @param type - A type expression in which `N` stands for the namespace of a version.
 */
export function nameProbes(where: string, type: string): Probe[] {
  return bothDirections((_from, to) => ({ where, use: "name", code: `type T = ${type.replaceAll("N.", to)};` }));
}

/** Writes the probe for a method of a path, called as openapi-fetch lets one call it. */
export function methodProbes(path: string, method: string): Probe[] {
  return bothDirections((_from, to) => ({
    where: `${method.toUpperCase()} ${path}`,
    use: "name",
    code: `const path: PathsWith<${to}paths, ${JSON.stringify(method)}> = ${JSON.stringify(path)};`,
  }));
}

/** Writes the probe for a type that callers choose a value of. */
export function choiceProbes(where: string, type: string): Probe[] {
  return bothDirections((from, to) => ({
    where,
    use: "build",
    code: `const build = (value: ${type.replaceAll("N.", from)}): ${type.replaceAll("N.", to)} => value;`,
  }));
}

/** Writes the probes for a body as a whole: code that reads it or builds it as one version declares it. */
export function valueProbes(where: string, type: string, flow: Flow): Probe[] {
  return bothDirections((from, to, direction) => {
    const [own, other] = [type.replaceAll("N.", from), type.replaceAll("N.", to)];
    const read: Written = { where, use: "read", code: `const read = (value: ${other}): ${own} => value;` };
    const build = `const build = (value: ${own}): ${other} => value;`;
    if (flow === "request") return { where, use: "build", code: build };
    return direction === "old code, new types" ? [read, { where, use: "mock", code: build }] : read;
  });
}

/** Writes the probe for what `data` or `error` may hold, given the statuses that each version documents. */
export function bodyProbe(where: string, responses: string, old: readonly string[], revised: readonly string[]): Probe {
  const body = (version: string, statuses: readonly string[]): string =>
    `Content<${responses.replaceAll("N.", version)}[${statuses.map(keyText).join(" | ")}]>`;
  const [from, to] = [body("Old.", old), body("New.", revised)];
  return {
    where,
    use: "read",
    direction: "old code, new types",
    // Where there was no body, nobody read one.
    code: `const read = (value: ${to}): [${from}] extends [never] ? unknown : ${from} => value;`,
  };
}

/** Writes the probes for a field: code that reads it or builds it as one version declares it. */
export function fieldProbes(field: FieldDeclarations, flow: Flow): Probe[] {
  const { where, owner, oldLiterals } = field;
  const key = JSON.stringify(field.key);
  // Written as people write it, which the compiler explains best.
  const isIdentifier = /^[A-Za-z_$][\w$]*$/.test(field.key);
  const [access, name] = isIdentifier ? [`.${field.key}`, field.key] : [`[${key}]`, key];
  return bothDirections((from, to, direction) => {
    const [source, target] = [owner.replaceAll("N.", from), owner.replaceAll("N.", to)];
    const isForward = direction === "old code, new types";
    const [own, other] = isForward ? [field.old, field.new] : [field.new, field.old];
    const probes: Omit<Probe, "direction">[] = [];
    if (flow === "response" && own !== "missing") {
      probes.push({
        where,
        use: "read",
        code: `const read = (value: ${target}): ${source}[${key}] => value${access};`,
      });
      for (const literal of isForward ? oldLiterals : []) {
        probes.push({ where, use: "read", code: `const read = (value: ${target}) => value${access} === ${literal};` });
      }
    }
    // What can be built in a test now, and could not before, follows from what can be read.
    if (flow === "response" && !isForward) return probes;
    const use = flow === "request" ? "build" : "mock";
    if (own !== "missing") {
      const value = `Exclude<${source}[${key}], undefined>`;
      probes.push({
        where,
        use,
        code: `const build = (value: ${value}) => ({ ${name}: value }) satisfies Partial<${target}>;`,
      });
    }
    if (own !== "required" && other === "required") {
      probes.push({ where, use, code: `const build = (value: ${source}): Pick<${target}, ${key}> => value;` });
    }
    return probes;
  });
}

/** A status is a number where it is one, and `default` or `5XX` where not. */
export function keyText(key: string): string {
  return /^\d+$/.test(key) ? key : JSON.stringify(key);
}

type Written = Omit<Probe, "direction">;

function bothDirections(write: (from: string, to: string, direction: ProbeDirection) => Written | Written[]): Probe[] {
  const forward = [write("Old.", "New.", "old code, new types")].flat();
  const backward = [write("New.", "Old.", "new code, old types")].flat();
  return [
    ...forward.map((probe): Probe => ({ ...probe, direction: "old code, new types" })),
    ...backward.map((probe): Probe => ({ ...probe, direction: "new code, old types" })),
  ];
}
