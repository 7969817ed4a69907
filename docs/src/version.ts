import client from "../../packages/client/package.json";

/** Whether a version is on npm. */
export const isReleased: boolean = client.version !== "0.0.0";

/** The version of the client that the site describes. */
export const version: string = isReleased ? `v${client.version}` : "unreleased";
