import { InvalidInputError } from "../errors/invalid-input-error.ts";

/**
 * Headers that say who the caller is, where the request goes or how it is framed, which the client and the runtime set;
 * and the one for a tenant, with which the API refuses these routes.
 */
const RESERVED =
  /^(authorization|host|content-length|transfer-encoding|connection|keep-alive|upgrade|expect|frontegg-tenant-id)$/;

/**
 * Gives the headers of a request as an object under lower-case names.
 *
 * @throws {@link InvalidInputError} for a header that may not be set.
 */
export function checkedHeaders(headers: Headers): Record<string, string> {
  const checked: Record<string, string> = {};
  headers.forEach((value, name) => {
    if (RESERVED.test(name)) throw new InvalidInputError(`headers.${name}`, "must not be set for these operations");
    checked[name] = value;
  });
  return checked;
}
