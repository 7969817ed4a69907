import { describe, expect, test } from "vitest";
import { judge } from "../src/judge.ts";
import { parseDeviations } from "../src/parse-deviations.ts";
import type { Kind } from "../src/difference.ts";
import { findDifferences } from "../src/find-differences.ts";
import { parseDocument, type OpenApiDocument } from "openapi-review/core";
import { deviationsText, largeVendorDocument, ourDocument, vendorDocument, type Editable } from "./vendor-document.ts";

const { deviations } = parseDeviations(deviationsText, "spec/deviations.yaml");

function unaccepted(theirs: OpenApiDocument, ours: OpenApiDocument = ourDocument()): string[] {
  return judge(findDifferences({ ours, theirs }), deviations)
    .filter(({ accepted }) => !accepted)
    .map((d) => `${d.operation} ${d.pointer} ${d.kind}: ${JSON.stringify(d.ours)} | ${JSON.stringify(d.theirs)}`);
}

const update = "/resources/users/v1/{userId}";
const read = "/resources/vendor-only/users/v1/{userId}";
const unenroll = "/resources/vendor-only/users/v1/{userId}/mfa/unenroll";
const body = "/requestBody/content/application~1json/schema";
const user = "/responses/200/content/application~1json/schema";
const everyOperation = ["updateUser", "getUser", "unenrollUserMfa"];
const bothUsers = ["updateUser", "getUser"];

const requestFields = (document: Editable) => document.components.schemas.UpdateUserForVendor.properties;
const userFields = (document: Editable) => document.components.schemas.UserResponse.properties;
const jsonOf = (response: Editable) => response.content["application/json"];

/** What the vendor changes, and the difference that follows at each of the operations. */
const drifts: [
  change: string,
  edit: (document: Editable) => void,
  operations: string[],
  pointer: string,
  kind: Kind,
  ours: unknown,
  theirs: unknown,
][] = [
  // Operations
  [
    "an operation goes",
    (d) => delete d.paths[unenroll],
    ["unenrollUserMfa"],
    "",
    "gone upstream",
    `POST ${unenroll}`,
    null,
  ],
  [
    "an operation moves to another method",
    (d) => (d.paths[unenroll] = { delete: d.paths[unenroll].post }),
    ["unenrollUserMfa"],
    "",
    "gone upstream",
    `POST ${unenroll}`,
    null,
  ],
  [
    "an operation is deprecated",
    (d) => (d.paths[read].get.deprecated = true),
    ["getUser"],
    "/deprecated",
    "deprecated",
    false,
    true,
  ],
  // Parameters
  [
    "a query parameter comes",
    (d) => d.paths[read].get.parameters.push({ name: "expand", in: "query", schema: { type: "boolean" } }),
    ["getUser"],
    "/parameters/query/expand",
    "new upstream",
    null,
    "boolean",
  ],
  [
    "a parameter comes for a whole path",
    (d) => (d.paths[read].parameters = [{ name: "X-Trace", in: "header", required: true, schema: { type: "string" } }]),
    ["getUser"],
    "/parameters/header/x-trace",
    "new upstream",
    null,
    "string",
  ],
  [
    "a path parameter goes",
    (d) => (d.paths[read].get.parameters = []),
    ["getUser"],
    "/parameters/path/userId",
    "gone upstream",
    "string",
    null,
  ],
  [
    "a path parameter gets a format",
    (d) => (d.paths[read].get.parameters[0].schema.format = "uuid"),
    ["getUser"],
    "/parameters/path/userId/schema/format",
    "format",
    null,
    "uuid",
  ],
  [
    "a path parameter becomes a number",
    (d) => (d.paths[read].get.parameters[0].schema.type = "integer"),
    ["getUser"],
    "/parameters/path/userId/schema/type",
    "type",
    "string",
    "integer",
  ],
  [
    "a path parameter is written in another style",
    (d) => (d.paths[read].get.parameters[0].style = "label"),
    ["getUser"],
    "/parameters/path/userId/style",
    "serialization",
    "simple",
    "label",
  ],
  // Request body
  [
    "the request body goes",
    (d) => delete d.paths[update].put.requestBody,
    ["updateUser"],
    "/requestBody",
    "gone upstream",
    "request body",
    null,
  ],
  [
    "a request body comes",
    (d) => (d.paths[unenroll].post.requestBody = { content: { "application/json": { schema: {} } } }),
    ["unenrollUserMfa"],
    "/requestBody",
    "new upstream",
    null,
    "request body",
  ],
  [
    "the request body becomes optional",
    (d) => delete d.paths[update].put.requestBody.required,
    ["updateUser"],
    "/requestBody",
    "required",
    true,
    false,
  ],
  [
    "a request field comes",
    (d) => (requestFields(d).locale = { type: "string" }),
    ["updateUser"],
    `${body}/properties/locale`,
    "new upstream",
    null,
    "string",
  ],
  [
    "a request field goes",
    (d) => delete requestFields(d).externalId,
    ["updateUser"],
    `${body}/properties/externalId`,
    "gone upstream",
    "string",
    null,
  ],
  [
    "a request field becomes required",
    (d) => (d.components.schemas.UpdateUserForVendor.required = ["name"]),
    ["updateUser"],
    `${body}/properties/name`,
    "required",
    false,
    true,
  ],
  [
    "a request field becomes an object",
    (d) => (requestFields(d).metadata.type = "object"),
    ["updateUser"],
    `${body}/properties/metadata/type`,
    "type",
    "string",
    "object",
  ],
  [
    "a request field becomes nullable",
    (d) => (requestFields(d).name.nullable = true),
    ["updateUser"],
    `${body}/properties/name/type`,
    "nullability",
    "not nullable",
    "nullable",
  ],
  [
    "a request field stops being nullable",
    (d) => delete requestFields(d).profilePictureUrl.nullable,
    ["updateUser"],
    `${body}/properties/profilePictureUrl/type`,
    "nullability",
    "nullable",
    "not nullable",
  ],
  [
    "a length limit changes",
    (d) => (requestFields(d).profilePictureUrl.maxLength = 2048),
    ["updateUser"],
    `${body}/properties/profilePictureUrl/maxLength`,
    "limit",
    4095,
    2048,
  ],
  [
    "a length limit goes",
    (d) => delete requestFields(d).profilePictureUrl.maxLength,
    ["updateUser"],
    `${body}/properties/profilePictureUrl/maxLength`,
    "limit",
    4095,
    null,
  ],
  [
    "a length limit comes",
    (d) => (requestFields(d).name.minLength = 1),
    ["updateUser"],
    `${body}/properties/name/minLength`,
    "limit",
    null,
    1,
  ],
  [
    "a pattern comes",
    (d) => (requestFields(d).externalId.pattern = "^x"),
    ["updateUser"],
    `${body}/properties/externalId/pattern`,
    "limit",
    null,
    "^x",
  ],
  [
    "a list of values comes",
    (d) => (requestFields(d).name.enum = ["b", "a"]),
    ["updateUser"],
    `${body}/properties/name/enum`,
    "enum",
    null,
    ["a", "b"],
  ],
  [
    "a default comes",
    (d) => (requestFields(d).mfaBypass.default = false),
    ["updateUser"],
    `${body}/properties/mfaBypass/default`,
    "default",
    null,
    false,
  ],
  [
    "a request field is deprecated",
    (d) => (requestFields(d).mfaBypass.deprecated = true),
    ["updateUser"],
    `${body}/properties/mfaBypass/deprecated`,
    "deprecated",
    false,
    true,
  ],
  [
    "a request field becomes read-only",
    (d) => (requestFields(d).name.readOnly = true),
    ["updateUser"],
    `${body}/properties/name/readOnly`,
    "access",
    false,
    true,
  ],
  [
    "unknown request fields are refused",
    (d) => (d.components.schemas.UpdateUserForVendor.additionalProperties = false),
    ["updateUser"],
    `${body}/additionalProperties`,
    "limit",
    true,
    false,
  ],
  [
    "a request media type comes",
    (d) =>
      (d.paths[update].put.requestBody.content["application/merge-patch+json; charset=utf-8"] = {
        schema: { type: "object" },
      }),
    ["updateUser"],
    "/requestBody/content/application~1merge-patch+json",
    "new upstream",
    null,
    "object",
  ],
  // Responses
  [
    "a status comes",
    (d) => (d.paths[unenroll].post.responses["202"] = { description: "" }),
    ["unenrollUserMfa"],
    "/responses/202",
    "new upstream",
    null,
    "response",
  ],
  [
    "a response gets content",
    (d) => (d.paths[unenroll].post.responses["200"].content = { "application/json": { schema: { type: "object" } } }),
    ["unenrollUserMfa"],
    "/responses/200/content/application~1json",
    "new upstream",
    null,
    "object",
  ],
  [
    "a response loses its content",
    (d) => delete d.paths[read].get.responses["200"].content,
    ["getUser"],
    "/responses/200/content/application~1json",
    "gone upstream",
    "object",
    null,
  ],
  [
    "a response header comes",
    (d) => (d.paths[read].get.responses["200"].headers = { ETag: { schema: { type: "string" } } }),
    ["getUser"],
    "/responses/200/headers/etag",
    "new upstream",
    null,
    "string",
  ],
  [
    "a response field comes",
    (d) => (userFields(d).username = { type: "string" }),
    bothUsers,
    `${user}/properties/username`,
    "new upstream",
    null,
    "string",
  ],
  [
    "a response field goes",
    (d) => delete userFields(d).invisible,
    bothUsers,
    `${user}/properties/invisible`,
    "gone upstream",
    "boolean",
    null,
  ],
  [
    "a response field changes its type",
    (d) => (userFields(d).isLocked.type = "string"),
    bothUsers,
    `${user}/properties/isLocked/type`,
    "type",
    "boolean",
    "string",
  ],
  [
    "a response field becomes required",
    (d) => d.components.schemas.UserResponse.required.push("isLocked"),
    bothUsers,
    `${user}/properties/isLocked`,
    "required",
    false,
    true,
  ],
  [
    "a response field becomes nullable",
    (d) => (userFields(d).email.nullable = true),
    bothUsers,
    `${user}/properties/email/type`,
    "nullability",
    "not nullable",
    "nullable",
  ],
  [
    "a format goes",
    (d) => delete userFields(d).createdAt.format,
    bothUsers,
    `${user}/properties/createdAt/format`,
    "format",
    "date-time",
    null,
  ],
  [
    "a format changes",
    (d) => (userFields(d).createdAt.format = "date"),
    bothUsers,
    `${user}/properties/createdAt/format`,
    "format",
    "date-time",
    "date",
  ],
  [
    "an exclusive minimum comes, as OpenAPI 3.0 writes it",
    (d) => {
      const { UserRole } = d.components.schemas;
      const level = { type: "number", minimum: 0, exclusiveMinimum: true };
      userFields(d).roles.items = { ...UserRole, properties: { ...UserRole.properties, level } };
    },
    bothUsers,
    `${user}/properties/roles/items/properties/level/minimum`,
    "limit",
    null,
    { above: 0 },
  ],
  [
    "items change their type",
    (d) => (userFields(d).tenantIds.items.type = "integer"),
    bothUsers,
    `${user}/properties/tenantIds/items/type`,
    "type",
    "string",
    "integer",
  ],
  [
    "a list gets a limit",
    (d) => (userFields(d).tenantIds.maxItems = 10),
    bothUsers,
    `${user}/properties/tenantIds/maxItems`,
    "limit",
    null,
    10,
  ],
  [
    "a field becomes one of several schemas",
    (d) => (userFields(d).provider = { oneOf: [{ type: "string" }, { type: "object" }] }),
    bothUsers,
    `${user}/properties/provider/oneOf/1`,
    "new upstream",
    null,
    "object",
  ],
  [
    "a response field becomes optional",
    (d) => d.components.schemas.UserResponse.required.splice(0, 1),
    bothUsers,
    `${user}/properties/id`,
    "required",
    true,
    false,
  ],
  [
    "a value comes to a list that ours leaves open",
    (d) => userFields(d).managedBy.enum.push("okta"),
    bothUsers,
    `${user}/properties/managedBy/enum`,
    "enum",
    { open: ["external", "frontegg", "scim2"] },
    ["external", "frontegg", "okta", "scim2"],
  ],
  [
    "an accepted pattern changes",
    (d) => (requestFields(d).phoneNumber.pattern = "^[0-9]+$"),
    ["updateUser"],
    `${body}/properties/phoneNumber/pattern`,
    "limit",
    "^\\+[1-9]-?(?:[0-9]-?){5,13}[0-9]$",
    "^[0-9]+$",
  ],
  [
    "the vendor documents an error",
    (d) =>
      (d.paths[read].get.responses["404"] = {
        description: "",
        headers: { "Frontegg-Trace-Id": { schema: { type: "string" } } },
      }),
    ["getUser"],
    "/responses/404/content/application~1json",
    "gone upstream",
    "object",
    null,
  ],
  // Security and servers
  [
    "security goes",
    (d) => (d.paths[read].get.security = []),
    ["getUser"],
    "/security",
    "security",
    ["http bearer"],
    [],
  ],
  [
    "another security scheme is asked for",
    (d) => (d.components.securitySchemes.bearer = { type: "apiKey", in: "header", name: "x-key" }),
    everyOperation,
    "/security",
    "security",
    ["http bearer"],
    ["apiKey header x-key"],
  ],
  [
    "a server comes",
    (d) => d.servers.push({ url: "https://api.uk.frontegg.com/identity/" }),
    everyOperation,
    "/servers/https:~1~1api.uk.frontegg.com~1identity",
    "new upstream",
    null,
    "server",
  ],
  [
    "a server goes",
    (d) => d.servers.splice(3, 1),
    everyOperation,
    "/servers/https:~1~1api.au.frontegg.com~1identity",
    "gone upstream",
    "server",
    null,
  ],
  [
    "a server variable gets another default",
    (d) => (d.servers[4].variables.domain.default = "app-yyy"),
    everyOperation,
    "/servers/https:~1~1{domain}.frontegg.com~1identity/variables/domain/default",
    "default",
    "app-xxx",
    "app-yyy",
  ],
];

describe("each drift upstream is found, where it is and as what it is", () => {
  test.each(drifts)("%s", (_change, edit, operations, pointer, kind, ours, theirs) => {
    const expected = operations.map(
      (id) => `${id} ${pointer} ${kind}: ${JSON.stringify(ours)} | ${JSON.stringify(theirs)}`,
    );
    // A change can make entries of spec/deviations.yaml stale besides; those are tested below.
    const found = unaccepted(vendorDocument(edit)).filter((line) => !line.includes(" stale: "));
    expect(found).toEqual(expected);
  });

  test("the table has every kind that can fail, other than stale", () => {
    expect(new Set(drifts.map(([, , , , kind]) => kind))).toEqual(
      new Set([
        "new upstream",
        "gone upstream",
        "type",
        "required",
        "nullability",
        "enum",
        "format",
        "limit",
        "default",
        "deprecated",
        "access",
        "serialization",
        "security",
      ]),
    );
  });
});

const rewritings: [form: string, edit: (document: Editable) => void][] = [
  ["nothing", () => {}],
  [
    "OpenAPI 3.1 with null as a type",
    (d) => {
      d.openapi = "3.1.0";
      requestFields(d).profilePictureUrl = { type: ["null", "string"], maxLength: 4095 };
    },
  ],
  [
    "a union with null",
    (d) => {
      d.openapi = "3.1.0";
      requestFields(d).profilePictureUrl = { anyOf: [{ type: "null" }, { type: "string", maxLength: 4095 }] };
    },
  ],
  [
    "a nullable reference in allOf",
    (d) => {
      d.components.schemas.Url = { type: "string", maxLength: 4095 };
      requestFields(d).profilePictureUrl = { nullable: true, allOf: [{ $ref: "#/components/schemas/Url" }] };
    },
  ],
  [
    "a schema put together by allOf",
    (d) => {
      const { properties, required } = d.components.schemas.UserResponse;
      const { id, ...others } = properties;
      d.components.schemas.Base = { type: "object", properties: { id }, required: ["id"] };
      d.components.schemas.UserResponse = {
        allOf: [
          { $ref: "#/components/schemas/Base" },
          { properties: others, required: required.filter((name: string) => name !== "id") },
        ],
      };
    },
  ],
  [
    "the base path in the paths instead of the servers",
    (d) => {
      d.paths = Object.fromEntries(Object.entries(d.paths).map(([path, item]) => [`/identity${path}`, item]));
      for (const server of d.servers) server.url = server.url.replace(/\/identity$/, "");
    },
  ],
  [
    "a path parameter of another name",
    (d) => {
      const { get } = d.paths[read];
      delete d.paths[read];
      d.paths["/resources/vendor-only/users/v1/{id}"] = { get };
      get.parameters[0].name = "id";
    },
  ],
  [
    "parameters on the path item",
    (d) => Object.assign(d.paths[read], { parameters: d.paths[read].get.parameters.splice(0) }),
  ],
  [
    "security for the whole document",
    (d) => {
      d.security = [{ bearer: [] }];
      delete d.paths[read].get.security;
    },
  ],
  [
    "another name for the security scheme",
    (d) => {
      d.components.securitySchemes = { vendorToken: { type: "http", scheme: "Bearer" } };
      for (const operation of [d.paths[read].get, d.paths[update].put, d.paths[unenroll].post]) {
        operation.security = [{ vendorToken: [] }];
      }
    },
  ],
  ["servers with a trailing slash", (d) => d.servers.forEach((server: Editable) => (server.url += "/"))],
  ["values in another order", (d) => (userFields(d).managedBy.enum = ["external", "scim2", "frontegg"])],
  [
    "a media type with a parameter",
    (d) => {
      const { content } = d.paths[read].get.responses["200"];
      d.paths[read].get.responses["200"].content = { "Application/JSON; charset=utf-8": jsonOf({ content }) };
    },
  ],
  [
    "other operations and other operationIds",
    (d) => {
      d.paths["/resources/other/v1"] = { get: { operationId: "getUser", responses: {} } };
      d.paths[read].get.operationId = "Something_else";
    },
  ],
];

describe("what means the same is no drift", () => {
  test.each(rewritings)("%s", (_form, edit) => {
    expect(unaccepted(vendorDocument(edit))).toEqual([]);
  });

  test("other words are differences that never fail", () => {
    const theirs = vendorDocument((d) => (userFields(d).email.description = "Electronic mail"));
    const words = judge(findDifferences({ ours: ourDocument(), theirs }), deviations).filter(
      ({ pointer }) => pointer === `${user}/properties/email/description`,
    );
    expect(words).toMatchObject(
      bothUsers.map((operation) => ({ operation, kind: "description", theirs: "Electronic mail", accepted: true })),
    );
  });

  test("three operations are found among three hundred, beside cyclic schemas", () => {
    expect(unaccepted(parseDocument(largeVendorDocument(), "vendor.json"))).toEqual([]);
  });
});

/** A document with a schema that contains itself. */
function tree(leaf: object): OpenApiDocument {
  const node = { $ref: "#/components/schemas/Node" };
  const document = {
    openapi: "3.1.0",
    paths: {
      "/tree": { get: { operationId: "getTree", responses: { 200: { $ref: "#/components/responses/Tree" } } } },
    },
    components: {
      responses: { Tree: { content: { "application/json": { schema: node } } } },
      schemas: { Node: { type: "object", properties: { leaf, children: { type: "array", items: node } } } },
    },
  };
  return parseDocument(JSON.stringify(document), "tree.json");
}

test("a recursive schema is compared once around the cycle", () => {
  expect(findDifferences({ ours: tree({ type: "integer" }), theirs: tree({ type: "string" }) })).toEqual([
    { operation: "getTree", pointer: `${user}/properties/leaf/type`, kind: "type", ours: "integer", theirs: "string" },
  ]);
});
