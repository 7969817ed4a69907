/**
 * A line of code that a user could have written against one version of the types (`From`), to be compiled against the
 * other (`To`). Old code on new types shows what breaks; new code on old types shows what was added.
 */
export interface Probe {
  /** The place in words: `User.managedBy`. */
  readonly where: string;
  /** What the code does there. `name` refers to an exported name; `mock` builds a response, as tests and fixtures do. */
  readonly use: "name" | "read" | "build" | "mock";
  readonly direction: "old code, new types" | "new code, old types";
  readonly code: string;
}
