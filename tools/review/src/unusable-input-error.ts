/** The input cannot be reviewed. The message is one sentence for the person who gave it. */
export class UnusableInputError extends Error {
  override readonly name = "UnusableInputError";
}
