import { describe, expect, test } from "vitest";
import type { Difference } from "../src/difference.ts";
import { findDifferences } from "../src/find-differences.ts";
import { judge } from "../src/judge.ts";
import { parseDeviations } from "../src/parse-deviations.ts";
import { ours, readFrozen, vendorDocument, type Editable } from "./vendor-document.ts";

const { deviations } = parseDeviations(await readFrozen("deviations.yaml"), "deviations.yaml");

function found(edit: (document: Editable) => void): string[] {
  return judge(findDifferences(ours, vendorDocument(edit)), deviations).drift.map(words);
}

function words({ operation, pointer, ours: our, theirs }: Difference): string {
  return `${operation} ${pointer.replace(schema, "SCHEMA").replace(user, "USER")}: ${JSON.stringify(our)} | ${JSON.stringify(theirs)}`;
}

const update = "/resources/users/v1/{userId}";
const read = "/resources/vendor-only/users/v1/{userId}";
const unenroll = "/resources/vendor-only/users/v1/{userId}/mfa/unenroll";
const schema = "/requestBody/content/application~1json/schema";
const user = "/responses/200/content/application~1json/schema/properties";

const requestFields = (document: Editable) => document.components.schemas.UpdateUserForVendor.properties;
const userFields = (document: Editable) => document.components.schemas.UserResponse.properties;
const ofBoth = (difference: string): string[] => [`updateUser ${difference}`, `getUser ${difference}`];
const ofEach = (difference: string): string[] => [...ofBoth(difference), `unenrollUserMfa ${difference}`];

/** A change of the vendor's, and the differences that follow. */
const drifts: Readonly<Record<string, readonly [edit: (d: Editable) => void, ...expected: string[]]>> = {
  "an operation goes": [(d) => delete d.paths[unenroll], `unenrollUserMfa : "POST ${unenroll}" | null`],
  "an operation moves to another method": [
    (d) => (d.paths[unenroll] = { delete: d.paths[unenroll].post }),
    `unenrollUserMfa : "POST ${unenroll}" | null`,
  ],
  "an operation is deprecated": [(d) => (d.paths[read].get.deprecated = true), "getUser /deprecated: null | true"],
  "a query parameter comes": [
    (d) => d.paths[read].get.parameters.push({ name: "expand", in: "query", schema: { type: "boolean" } }),
    'getUser /parameters/query/expand: null | "boolean"',
  ],
  "a path parameter goes": [
    (d) => (d.paths[read].get.parameters = []),
    'getUser /parameters/path/userId: "string" | null',
  ],
  "the request body becomes optional": [
    (d) => delete d.paths[update].put.requestBody.required,
    "updateUser /requestBody/required: true | null",
  ],
  "a request field becomes required": [
    (d) => (d.components.schemas.UpdateUserForVendor.required = ["name"]),
    "updateUser SCHEMA/properties/name/required: null | true",
  ],
  "a request field becomes an object": [
    (d) => (requestFields(d).metadata.type = "object"),
    'updateUser SCHEMA/properties/metadata/type: "string" | "object"',
  ],
  "a request field loses its type": [
    (d) => delete requestFields(d).mfaBypass.type,
    'updateUser SCHEMA/properties/mfaBypass/type: "boolean" | null',
  ],
  "a length limit changes": [
    (d) => (requestFields(d).profilePictureUrl.maxLength = 2048),
    "updateUser SCHEMA/properties/profilePictureUrl/maxLength: 4095 | 2048",
  ],
  "the values of a map get a type": [
    (d) => (d.components.schemas.UpdateUserForVendor.additionalProperties = { type: "string" }),
    'updateUser SCHEMA/additionalProperties: null | "a schema"',
  ],
  "unknown request fields are refused": [
    (d) => (d.components.schemas.UpdateUserForVendor.additionalProperties = false),
    "updateUser SCHEMA/additionalProperties: null | false",
  ],
  "a response field comes": [
    (d) => (userFields(d).username = { type: "string" }),
    ...ofBoth('USER/username: null | "string"'),
  ],
  "a response field becomes nullable": [
    (d) => (userFields(d).email.nullable = true),
    ...ofBoth("USER/email/nullable: null | true"),
  ],
  "a value comes to a list that ours leaves open": [
    (d) => userFields(d).managedBy.enum.push("okta"),
    ...ofBoth('USER/managedBy/enum: {"open":["external","frontegg","scim2"]} | ["external","frontegg","okta","scim2"]'),
  ],
  "an accepted pattern changes": [
    (d) => (requestFields(d).phoneNumber.pattern = "^[0-9]+$"),
    'updateUser SCHEMA/properties/phoneNumber/pattern: "^\\\\+[1-9]-?(?:[0-9]-?){5,13}[0-9]$" | "^[0-9]+$"',
  ],
  "security goes": [(d) => (d.paths[read].get.security = []), 'getUser /security: ["http bearer"] | []'],
  "a server comes": [
    (d) => d.servers.push({ url: "https://api.uk.frontegg.com/identity/" }),
    ...ofEach('/servers/https:~1~1api.uk.frontegg.com~1identity: null | "server"'),
  ],
};

test.each(Object.entries(drifts))("%s, and drift says where and what", (_change, [edit, ...expected]) => {
  expect(found(edit)).toEqual(expected);
});

/** Changes that mean nothing to the operations of ours. */
const rewritings: Readonly<Record<string, (document: Editable) => void>> = {
  nothing: () => {},
  "a path parameter of another name": (d) => {
    const { get } = d.paths[read];
    delete d.paths[read];
    d.paths["/resources/vendor-only/users/v1/{id}/"] = { get };
    get.parameters[0].name = "id";
  },
  "other operations, operationIds and tags": (d) => {
    d.paths["/resources/other/v1"] = { get: { operationId: "getUser", responses: {} } };
    Object.assign(d.paths[read].get, { operationId: "Something_else", tags: ["Others"] });
  },
  "other words": (d) => (userFields(d).email.description = "Electronic mail"),
};

test.each(Object.entries(rewritings))("%s isn't drift", (_form, edit) => {
  expect(found(edit)).toEqual([]);
});

test("other words are told beside it", () => {
  const { wording } = judge(findDifferences(ours, vendorDocument(rewritings["other words"]!)), deviations);
  expect(wording.filter(({ theirs }) => theirs === "Electronic mail").map(({ operation }) => operation)).toEqual([
    "updateUser",
    "getUser",
  ]);
});

describe("the list of deviations", () => {
  test("is stale if the vendor has caught up with us", () => {
    const { stale } = judge(
      findDifferences(
        ours,
        vendorDocument((d) => (userFields(d).name.nullable = true)),
      ),
      deviations.filter(({ operation }) => operation !== "createEnvironmentToken"),
    );
    expect(stale).toEqual(
      ["getUser", "updateUser"].map((operation) => ({ operation, pointer: `${user}/name/nullable`, theirs: null })),
    );
  });

  const limit = { operation: "updateUser", pointer: "/p/pattern", theirs: "b" };
  const list = (entry: object): string =>
    JSON.stringify({ deviations: [{ ...limit, reason: "r", source: "s", ...entry }] });

  test("has every pointer below every `within` of every operation", () => {
    const entry = { operation: ["a", "b"], within: ["/p", "/q"], pointer: ["/x", "/y"] };
    const places = parseDeviations(list(entry), "d.yaml").deviations.map(
      ({ operation, pointer }) => operation + pointer,
    );
    expect(places).toEqual(["a/p/x", "a/p/y", "a/q/x", "a/q/y", "b/p/x", "b/p/y", "b/q/x", "b/q/y"]);
  });

  test.each([{ operation: "getUser" }, { pointer: "/p" }, { theirs: "c" }, { theirs: null }])(
    "accepts nothing by an entry with another %o, which is stale",
    (entry) => {
      const difference = { ...limit, ours: "a" };
      const { drift, stale } = judge([difference], parseDeviations(list(entry), "d.yaml").deviations);
      expect({ drift, stale }).toEqual({ drift: [difference], stale: [{ ...limit, ...entry }] });
    },
  );

  test.each([
    ["no list", "{}", "d.yaml, deviations: must be a list, not nothing."],
    ["an unknown field", list({ until: "2027" }), 'd.yaml, deviations, entry 1: Unrecognized key: "until".'],
    ["no reason", list({ reason: undefined }), "entry 1, reason: must be a text or a list of texts, not nothing."],
    ["an empty source", list({ source: "" }), 'd.yaml, deviations, entry 1, source: must be a text, not ""'],
  ])("is refused with %s", (_what, text, message) => {
    expect(() => parseDeviations(text, "d.yaml")).toThrow(message);
  });
});
