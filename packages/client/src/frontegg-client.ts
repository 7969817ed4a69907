import type { User, UserUpdate } from "@frontegg-identity/types";
import type { CallOptions } from "./call-options.ts";
import type { HttpClient } from "./http-client.ts";

/** The three operations, and the HTTP client under them. */
export interface FronteggClient {
  /**
   * Reads a user by id, whatever tenant the user belongs to.
   *
   * @param userId - Not empty, not `.` or `..`; it is percent-encoded.
   * @throws {@link ApiError} for a status outside 200–299; {@link NetworkError}, {@link TimeoutError} or
   * {@link InvalidResponseError} when no usable answer came; {@link AuthenticationError} when
   * credentials are refused;
   * {@link InvalidInputError} for a wrong argument, before anything is sent.
   * @see `getUser` in the spec: `GET /resources/vendor-only/users/v1/{userId}`
   */
  getUser(userId: string, options?: CallOptions): Promise<User>;

  /**
   * Changes the given fields of a user, in every tenant, and gives the user as it is then.
   *
   * `metadata` and `vendorMetadata` are JSON strings, not objects, and `metadata` replaces what was there. A new
   * `phoneNumber` is added to the user's identifiers; an update that has one is tried again only when the first attempt
   * was certainly not carried out.
   *
   * @param userId - Not empty, not `.` or `..`; it is percent-encoded.
   * @throws The same errors as {@link FronteggClient.getUser}.
   * @see `updateUser` in the spec: `PUT /resources/users/v1/{userId}`
   */
  updateUser(userId: string, update: UserUpdate, options?: CallOptions): Promise<User>;

  /**
   * Removes a user's multi-factor enrolment, in every tenant.
   *
   * It is tried again only when the first attempt was certainly not carried out: repeating one that was could turn the
   * success into "MFA is not enrolled".
   *
   * @param userId - Not empty, not `.` or `..`; it is percent-encoded.
   * @throws The same errors as {@link FronteggClient.getUser}.
   * @see `unenrollUserMfa` in the spec: `POST /resources/vendor-only/users/v1/{userId}/mfa/unenroll`
   */
  unenrollUserMfa(userId: string, options?: CallOptions): Promise<void>;

  /**
   * The openapi-fetch client, typed by the spec, for those who want `{ data, error, response }`. It authenticates,
   * retries, times out and refuses bad input as the methods above do, and takes `timeoutMs` and `retry` too. Middleware
   * registered with `http.use()` sees their requests as well, and never the token.
   *
   * @see https://openapi-ts.dev/openapi-fetch/api
   */
  readonly http: HttpClient;
}
