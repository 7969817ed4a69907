import { ApiError } from "@frontegg-identity/client";
import { optionName } from "./command-line.ts";
import { operations } from "./operation.ts";

/** Returns the option that the spec recommends for the error code of a failed call, in the spec's words. */
export function hintOf(error: unknown): string | undefined {
  if (!ApiError.isInstance(error) || error.errorCode === undefined) return undefined;
  const { errorCode, operation: failed } = error;
  const { parameters = [] } = operations.find(({ id }) => id === failed) ?? {};
  const cure = parameters.find(
    ({ in: place, description }) => place !== "path" && description.includes(`\`${errorCode}\``),
  );
  return cure && `--${optionName(cure)}: ${cure.description.replaceAll("`", "")}`;
}
