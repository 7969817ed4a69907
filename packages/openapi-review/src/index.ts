export { review } from "./review.ts";
export { UnusableInputError } from "./document/unusable-input-error.ts";

export type { DocumentText } from "./load/load-input.ts";
export type { Review, ReviewedChange, ReviewOptions } from "./review.ts";
export type { Severity } from "./severity.ts";
