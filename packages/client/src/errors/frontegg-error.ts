import type { ApiError } from "./api-error.ts";
import type { AuthenticationError } from "./authentication-error.ts";
import { FronteggErrorBase } from "./frontegg-error-base.ts";
import type { InvalidInputError } from "./invalid-input-error.ts";
import type { InvalidResponseError } from "./invalid-response-error.ts";
import type { NetworkError } from "./network-error.ts";
import type { TimeoutError } from "./timeout-error.ts";

/**
 * Any error of this package. `switch (error.name)` tells which. The client rethrows some errors that are not among them
 * unchanged: the reason of your own abort, what your `token` function or middleware throws, and what `fetch` throws if that
 * isn't a failure of the network, such as a framework's own signal.
 */
export type FronteggError =
  | ApiError
  | AuthenticationError
  | InvalidInputError
  | InvalidResponseError
  | NetworkError
  | TimeoutError;

/** The class that every error of this package extends. */
export const FronteggError: (abstract new (...parameters: never[]) => FronteggError) & {
  /** Tells whether a value is an error of this package, even of a second installed copy of it. */
  isInstance(value: unknown): value is FronteggError;
} = FronteggErrorBase as never; // Every instance belongs to the union, which lists every class that extends this one.
