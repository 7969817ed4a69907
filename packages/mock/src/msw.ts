import type { HttpHandler } from "msw";
import { operations } from "@frontegg-identity/types/operations";
import { checkFields, type FieldRule } from "./check-fields.ts";
import type { Mock } from "./mock.ts";
import { handlerOf } from "./msw-handler.ts";

/** Options of {@link handlers}. */
export interface HandlersOptions {
  /**
   * The base URL of your gateway, such as `"/api"` or `"https://gateway.example.com"`, if your page calls the API's paths
   * there. The handlers don't demand a token then, because your gateway adds it.
   *
   * @defaultValue `/identity` on any origin, and `/auth/vendor` beside it
   */
  readonly baseUrl?: string | undefined;
}

const OPTIONS: Readonly<Record<keyof HandlersOptions, FieldRule>> = {
  baseUrl: { must: "be the text of a URL or a path", holds: (value) => typeof value === "string" },
};

/**
 * Returns MSW handlers that answer from a mock: `setupWorker(...handlers(mock))` in a browser, `setupServer(...handlers(mock))`
 * in Node. MSW treats other requests as it is set up to.
 *
 * @throws TypeError for an option that is misspelt or of another type.
 */
export function handlers(mock: Mock, options: HandlersOptions = {}): HttpHandler[] {
  checkFields("The second argument of handlers", options, OPTIONS);
  return Object.values(operations).map((operation) => handlerOf(operation, mock, options));
}
