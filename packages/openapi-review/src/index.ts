export { review } from "./review.ts";
export { UnusableInputError } from "./document/unusable-input-error.ts";

export type { DocumentText } from "./load/load-input.ts";
export type { ReviewedChange } from "./change.ts";
export type { Review, ReviewOptions } from "./review.ts";
export type { Severity } from "./severity.ts";
