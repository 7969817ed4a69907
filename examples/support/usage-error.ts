/** The command was called in a way that it cannot carry out: the message is all that the user needs. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}
