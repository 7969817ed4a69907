/** The command can't do what the command line asks for. Nothing was sent, and the message is all that the user needs. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Returns what an error says. */
export function messageOf(error: unknown): string {
  const code = codeOf(error);
  if (code === "ENOENT") return `there is no such file or folder: ${String(Object(error).path)}`;
  if (code === "EISDIR") return "it is a folder";
  return error instanceof Error ? error.message : String(error);
}

/** Returns the system's code of an error, such as `ENOENT`. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && "code" in error ? error.code : undefined;
}
