export { checkResponses } from "./check-responses/check-responses.ts";
export { ResponseMismatchError } from "./check-responses/response-mismatch-error.ts";

export type {
  CheckResponsesOptions,
  ReportMismatches,
  ResponseMismatch,
  ThrowMismatches,
} from "./check-responses/check-responses.ts";
export type { Problem } from "@frontegg-identity/types/check";
