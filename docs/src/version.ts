import client from "../../packages/client/package.json";

/** The version of the client that the site describes. */
export const version: string = client.version === "0.0.0" ? "unreleased" : `v${client.version}`;
