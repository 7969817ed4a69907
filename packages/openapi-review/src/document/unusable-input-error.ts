/** The input cannot be compared. The message is one sentence for people; the command ends with exit code 2. */
export class UnusableInputError extends Error {
  override readonly name = "UnusableInputError";
}
