import { integer, TRUE_OR_FALSE, type FieldRule } from "./check-fields.ts";
import { jsonType } from "./json-type.ts";
import type { MockOptions } from "./mock.ts";
import { MAX_DELAY_MS } from "./override.ts";
import type { MockServerOptions } from "./start-mock.ts";

/** The options of `createMock`. */
export const MOCK_OPTIONS: Readonly<Record<keyof MockOptions, FieldRule>> = {
  // The store of users says more about them.
  users: { must: "be a list", holds: Array.isArray },
  createUsers: TRUE_OR_FALSE,
  unknownFields: { must: 'be "warn" or "refuse"', holds: (value) => value === "warn" || value === "refuse" },
  latencyMs: {
    must: `be a number from 0 to ${MAX_DELAY_MS}`,
    holds: (value) => typeof value === "number" && value >= 0 && value <= MAX_DELAY_MS,
  },
  credentials: {
    must: "be an object with clientId and secret",
    holds: (value) =>
      jsonType(value) === "an object" && ["clientId", "secret"].every((name) => Object.hasOwn(Object(value), name)),
    isSecret: true,
  },
  tokenLifeSeconds: {
    must: "be a number from 0",
    holds: (value) => typeof value === "number" && value >= 0,
  },
  requireToken: TRUE_OR_FALSE,
  acceptXAccessToken: TRUE_OR_FALSE,
  maxRequests: integer(0),
  onRequest: { must: "be a function", holds: (value) => typeof value === "function" },
};

/** The options of `startMock`. */
export const SERVER_OPTIONS: Readonly<Record<keyof MockServerOptions, FieldRule>> = {
  ...MOCK_OPTIONS,
  port: integer(0, 65_535),
  host: { must: "be an address or a name", holds: (value) => typeof value === "string" && value !== "" },
  control: TRUE_OR_FALSE,
};
