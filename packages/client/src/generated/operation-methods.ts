// Generated from spec/openapi.yaml by `npx -y pnpm@12.21.0 generate`. Do not edit.

import type { User, UserId, UserUpdate } from "@frontegg-identity/types";
import type { CallOptions } from "../call-options.ts";

/** One method for each operation of the spec. */
export interface OperationMethods {
  /**
   * Changes a user in every tenant at once. Only the fields in the body change. A field that is left out keeps its
   * value.
   *
   * Two rules are easy to get wrong. `metadata` and `vendorMetadata` are strings that hold JSON, and `metadata` is
   * replaced as a whole, never merged. A new phone number is added to the user's identifiers beside the earlier ones.
   *
   * It is unverified how an empty update is answered, and which phone number the user shows after a second one was added.
   *
   * The client retries it after a failure that may pass. With `phoneNumber`, it retries only if the API certainly didn't carry out
   * the first attempt.
   *
   * @param userId - The user's ID, percent-encoded in the path. It is never empty, `.` or `..`, because these turn the path into another one.
   * @param update - The fields to change.
   * @param options - Headers and limits of this call.
   * @returns The user as it is after the update.
   * @throws {@link ApiError} for a status outside 200–299; {@link NetworkError}, {@link TimeoutError} or
   * {@link InvalidResponseError} if no usable answer came; {@link AuthenticationError} if the credentials are refused;
   * {@link InvalidInputError} for a wrong argument, before anything is sent.
   * @see `updateUser` in the spec: `PUT /resources/users/v1/{userId}`
   */
  updateUser(userId: UserId, update: UserUpdate, options?: CallOptions): Promise<User>;

  /**
   * Reads one user by id, whatever tenant the user belongs to.
   *
   * The client retries it after a failure that may pass.
   *
   * @param userId - The user's ID, percent-encoded in the path. It is never empty, `.` or `..`, because these turn the path into another one.
   * @param options - Headers and limits of this call.
   * @returns The user.
   * @throws {@link ApiError} for a status outside 200–299; {@link NetworkError}, {@link TimeoutError} or
   * {@link InvalidResponseError} if no usable answer came; {@link AuthenticationError} if the credentials are refused;
   * {@link InvalidInputError} for a wrong argument, before anything is sent.
   * @see `getUser` in the spec: `GET /resources/vendor-only/users/v1/{userId}`
   */
  getUser(userId: UserId, options?: CallOptions): Promise<User>;

  /**
   * Removes the user's multi-factor enrolment in every tenant. There is no request body, and success has no content.
   *
   * It is not safe to repeat blindly: after a lost answer, a second attempt can report that the user is not enrolled
   * although the first one succeeded.
   *
   * The client retries it only if the API certainly didn't carry out the first attempt.
   *
   * @param userId - The user's ID, percent-encoded in the path. It is never empty, `.` or `..`, because these turn the path into another one.
   * @param options - Headers and limits of this call.
   * @throws {@link ApiError} for a status outside 200–299; {@link NetworkError}, {@link TimeoutError} or
   * {@link InvalidResponseError} if no usable answer came; {@link AuthenticationError} if the credentials are refused;
   * {@link InvalidInputError} for a wrong argument, before anything is sent.
   * @see `unenrollUserMfa` in the spec: `POST /resources/vendor-only/users/v1/{userId}/mfa/unenroll`
   */
  unenrollUserMfa(userId: UserId, options?: CallOptions): Promise<void>;
}
