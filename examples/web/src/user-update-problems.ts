import schemas from "@frontegg-identity/types/schemas.json" with { type: "json" };
import { z } from "zod";

type JsonSchema = Parameters<typeof z.fromJSONSchema>[0];

// What an import of JSON says of its texts is `string`, where Zod wants `"object"` and the like.
const userUpdate = z.fromJSONSchema({ ...schemas, $ref: "#/$defs/UserUpdate" } as unknown as JsonSchema);

/** Says what is wrong with an update, as the spec has it: nothing when all is well. For the page and the gateway. */
export function userUpdateProblems(update: unknown): string[] {
  const { success, error } = userUpdate.safeParse(update);
  return success ? [] : error.issues.map(({ path, message }) => `${path.join(".") || "The update"}: ${message}`);
}
