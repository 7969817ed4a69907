import { readFileSync } from "node:fs";
import type { User, UserUpdate } from "@frontegg-identity/types";
import { parse } from "yaml";

/** The part of the spec that is read here; the spec's lint checks the example against its schema. */
interface Spec {
  readonly components: { readonly examples: { readonly FullUser: { readonly value: User } } };
}

const spec = parse(readFileSync(new URL("../../../spec/openapi.yaml", import.meta.url), "utf8")) as Spec;

/** What every answer holds: the spec's example of a full user. */
export const userJson: string = JSON.stringify(spec.components.examples.FullUser.value);

/** What every update sends. */
export const userUpdate: UserUpdate = { name: "Ada Lovelace", metadata: '{"team":"engines"}', mfaBypass: false };

export const userId = "8f4b1d2c-6a7e-4f0f-9a3b-5c7d9e1f2a3b";

/** As long as the vendor's, which are JWTs: what a call does with the token costs by its length. */
export const environmentToken: string = `header.${"payload".repeat(100)}.signature`;

/** What the token endpoint answers for good credentials. */
export const environmentTokenJson: string = JSON.stringify({ token: environmentToken, expiresIn: 86_400 });

export const credentials = { clientId: "2b1d7c64-90ab-4c3e-8f52-6a7b8c9d0e1f", secret: "not-a-real-secret" };
