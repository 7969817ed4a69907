import { parseDocument } from "yaml";

/** What an API designer might change in `spec/openapi.yaml`, with the verdicts held right before the tool was run on any of it. */
export interface DesignerEdit {
  name: string;
  wire: Severity;
  types: Severity;
  /** Who breaks, or why nobody does. */
  why: string;
  /** In this order: what is dropped, what is set, what is replaced in the text (each occurrence). */
  drop?: string[];
  set?: [path: string, value: unknown][];
  replace?: [from: string, to: string][];
}

type Severity = "none" | "patch" | "minor" | "major";

const operations: Record<string, string[]> = {
  updateUser: ["paths", "/resources/users/v1/{userId}", "put"],
  getUser: ["paths", "/resources/vendor-only/users/v1/{userId}", "get"],
  unenrollUserMfa: ["paths", "/resources/vendor-only/users/v1/{userId}/mfa/unenroll", "post"],
};
const components = new Set(["schemas", "parameters", "headers", "responses", "examples", "securitySchemes"]);

/** "getUser responses 200" or "schemas User required": words of a path, of which the first may be an operation or a kind of component. */
function toPath(words: string): string[] {
  const [first = "", ...rest] = words.split(" ");
  const start = operations[first] ?? (components.has(first) ? ["components", first] : [first]);
  return [...start, ...rest];
}

export function applyEdit(edit: DesignerEdit, text: string): string {
  let edited = text;
  if (edit.drop || edit.set) {
    const document = parseDocument(text);
    for (const path of edit.drop ?? []) {
      if (!document.deleteIn(toPath(path))) throw new Error(`${edit.name}: nothing at ${path}`);
    }
    for (const [path, value] of edit.set ?? []) {
      document.setIn(toPath(path), document.createNode(value));
    }
    edited = document.toString();
  }
  for (const [from, to] of edit.replace ?? []) {
    if (!edited.includes(from)) throw new Error(`${edit.name}: no text ${from}`);
    edited = edited.replaceAll(from, to);
  }
  return edited;
}

const ref = (kind: string, name: string) => ({ $ref: `#/components/${kind}/${name}` });
const errors = {
  "400": ref("responses", "BadRequest"),
  "401": ref("responses", "Unauthorized"),
  "403": ref("responses", "Forbidden"),
  "404": ref("responses", "NotFound"),
  "429": ref("responses", "TooManyRequests"),
  default: ref("responses", "UnexpectedError"),
};
const ids = [ref("parameters", "UserId"), ref("parameters", "EnvironmentId"), ref("parameters", "ApplicationId")];
const json = (schema: unknown) => ({ "application/json": { schema } });

export const designerEdits: DesignerEdit[] = [
  // Operations
  {
    name: "delete a user: a new operation on a path that exists",
    wire: "minor",
    types: "minor",
    why: "Nobody called it; new code that names it needs the new types.",
    set: [
      [
        "paths /resources/vendor-only/users/v1/{userId} delete",
        {
          operationId: "deleteUser",
          summary: "Delete a user",
          tags: ["Users"],
          parameters: ids,
          responses: { "204": { description: "The user is gone." }, ...errors },
        },
      ],
    ],
  },
  {
    name: "list users: a new path with query parameters",
    wire: "minor",
    types: "minor",
    why: "Purely new.",
    set: [
      [
        "paths /resources/vendor-only/users/v1",
        {
          get: {
            operationId: "listUsers",
            summary: "List users",
            tags: ["Users"],
            parameters: [
              { name: "_limit", in: "query", schema: { type: "integer", default: 50 } },
              { name: "_offset", in: "query", schema: { type: "integer" } },
            ],
            responses: {
              "200": {
                description: "A page of users.",
                content: json({ type: "array", items: ref("schemas", "User") }),
              },
              ...errors,
            },
          },
        },
      ],
    ],
  },
  {
    name: "the unenroll operation goes",
    wire: "major",
    types: "major",
    why: "Whoever calls it gets 404, and its path is not a key any more.",
    drop: ["paths /resources/vendor-only/users/v1/{userId}/mfa/unenroll"],
  },
  {
    name: "unenrollUserMfa becomes resetUserMfa",
    wire: "major",
    types: "major",
    why: "Names in code that others generated, and operations['unenrollUserMfa'], are gone.",
    set: [["unenrollUserMfa operationId", "resetUserMfa"]],
  },
  {
    name: "the path ends in /mfa/reset",
    wire: "major",
    types: "major",
    why: "Old clients call a path that is not there.",
    replace: [["/mfa/unenroll:", "/mfa/reset:"]],
  },
  {
    name: "updateUser is deprecated",
    wire: "minor",
    types: "patch",
    why: "Nobody breaks; a deprecation is announced with a minor release.",
    set: [["updateUser deprecated", true]],
  },
  {
    name: "updateUser is sent with PATCH instead of PUT",
    wire: "major",
    types: "major",
    why: "Old clients send PUT.",
    replace: [["    put:\n", "    patch:\n"]],
  },
  {
    name: "the path parameter userId is called id in one path",
    wire: "major",
    types: "major",
    why: "The URL is the same, but code names the parameter and the path template.",
    set: [["getUser parameters 0", { name: "id", in: "path", required: true, schema: ref("schemas", "UserId") }]],
    replace: [["  /resources/vendor-only/users/v1/{userId}:\n", "  /resources/vendor-only/users/v1/{id}:\n"]],
  },
  {
    name: "a second version of getUser beside the first, which is deprecated",
    wire: "minor",
    types: "minor",
    why: "Both work.",
    set: [
      ["getUser deprecated", true],
      [
        "paths /resources/vendor-only/users/v2/{userId}",
        {
          get: {
            operationId: "getUserV2",
            summary: "Get a user",
            tags: ["Users"],
            parameters: ids,
            responses: { "200": { description: "The user.", content: json(ref("schemas", "User")) }, ...errors },
          },
        },
      ],
    ],
  },
  {
    name: "a webhook is described",
    wire: "minor",
    types: "minor",
    why: "Something new; webhooks is a new key of the types.",
    set: [
      [
        "webhooks",
        {
          userUpdated: {
            post: {
              operationId: "onUserUpdated",
              summary: "A user was changed",
              security: [],
              requestBody: { required: true, content: json(ref("schemas", "User")) },
              responses: { "204": { description: "Received." } },
            },
          },
        },
      ],
    ],
  },

  // Parameters
  {
    name: "getUser takes an optional query parameter with listed values",
    wire: "minor",
    types: "minor",
    why: "Old requests are as good as before.",
    set: [
      [
        "getUser parameters 3",
        { name: "include", in: "query", required: false, schema: { type: "string", enum: ["groups", "tenants"] } },
      ],
    ],
  },
  {
    name: "getUser needs a query parameter",
    wire: "major",
    types: "major",
    why: "Old requests lack it, old calls do not compile.",
    set: [
      ["getUser parameters 3", { name: "tenantId", in: "query", required: true, schema: ref("schemas", "TenantId") }],
    ],
  },
  {
    name: "the environment header becomes required",
    wire: "major",
    types: "major",
    why: "Whoever left it out is refused.",
    set: [["parameters EnvironmentId required", true]],
  },
  {
    name: "frontegg-application-id is renamed frontegg-app-id",
    wire: "major",
    types: "major",
    why: "The old header is not read any more.",
    set: [["parameters ApplicationId name", "frontegg-app-id"]],
  },
  {
    name: "unenrollUserMfa takes no application header any more",
    wire: "major",
    types: "major",
    why: "Whoever sends it selects nothing, and the argument does not compile.",
    drop: ["unenrollUserMfa parameters 2"],
  },
  {
    name: "UserId gets format uuid",
    wire: "major",
    types: "patch",
    why: "A request with another id is refused; to the compiler it stays a string.",
    set: [["schemas UserId format", "uuid"]],
  },
  {
    name: "the application header is at most 36 characters",
    wire: "major",
    types: "none",
    why: "Longer values were allowed.",
    set: [["parameters ApplicationId schema maxLength", 36]],
  },
  {
    name: "the application header is deprecated",
    wire: "minor",
    types: "patch",
    why: "It still works.",
    set: [["parameters ApplicationId deprecated", true]],
  },
  {
    name: "the environment header is serialized as JSON",
    wire: "major",
    types: "none",
    why: "Its value has to be in quotes now; it is a string in the types as before.",
    drop: ["parameters EnvironmentId schema"],
    set: [["parameters EnvironmentId content", json({ type: "string" })]],
  },
  {
    // Written as types patch; the generator writes no default of a parameter.
    name: "the application header gets a default",
    wire: "minor",
    types: "none",
    why: "What happens without it is now said; nobody has to change anything.",
    set: [["parameters ApplicationId schema default", "5e9a3f07-1c28-4d6b-b7e4-0f1a2b3c4d5e"]],
  },

  // Request bodies
  {
    name: "an update may set a locale",
    wire: "minor",
    types: "minor",
    why: "Old updates do not have it.",
    set: [["schemas UserUpdate properties locale", { type: "string", description: "A BCP 47 tag." }]],
  },
  {
    name: "an update has to give a reason",
    wire: "major",
    types: "major",
    why: "Old updates give none.",
    set: [
      ["schemas UserUpdate properties reason", { type: "string", description: "Why." }],
      ["schemas UserUpdate required", ["reason"]],
    ],
  },
  {
    name: "an update has to have the name",
    wire: "major",
    types: "major",
    why: "Updates without it are refused, and do not compile.",
    set: [["schemas UserUpdate required", ["name"]]],
  },
  {
    name: "an update may set the name to null",
    wire: "minor",
    types: "minor",
    why: "More is accepted.",
    set: [["schemas UserUpdate properties name type", ["string", "null"]]],
  },
  {
    name: "an update may not set the picture to null",
    wire: "major",
    types: "major",
    why: "Whoever removes pictures with null is refused.",
    set: [
      [
        "schemas UserUpdate properties profilePictureUrl",
        { $ref: "#/components/schemas/ProfilePictureUrl", description: "Where the profile picture is." },
      ],
    ],
  },
  {
    name: "a picture's address is at most 2048 characters",
    wire: "major",
    types: "none",
    why: "Longer ones were accepted.",
    set: [["schemas ProfilePictureUrl maxLength", 2048]],
  },
  {
    name: "a picture's address is at most 8192 characters",
    wire: "minor",
    types: "none",
    why: "Only requests have it: more is accepted.",
    set: [["schemas ProfilePictureUrl maxLength", 8192]],
  },
  {
    name: "phone numbers are sent without hyphens",
    wire: "major",
    types: "none",
    why: "Numbers with hyphens are refused.",
    set: [["schemas PhoneNumber pattern", "^\\+[1-9][0-9]{6,14}$"]],
  },
  {
    name: "phone numbers have no pattern any more",
    wire: "minor",
    types: "none",
    why: "Only requests have it: more is accepted.",
    drop: ["schemas PhoneNumber pattern"],
  },
  {
    name: "an update has no other fields",
    wire: "major",
    types: "none",
    why: "Undocumented fields were let through; the type was closed for literals already.",
    set: [["schemas UserUpdate additionalProperties", false]],
  },
  {
    name: "other fields of an update are strings",
    wire: "major",
    types: "major",
    why: "Others were let through; a boolean mfaBypass contradicts the index signature.",
    set: [["schemas UserUpdate additionalProperties", { type: "string" }]],
  },
  {
    name: "an update may also be a merge patch",
    wire: "minor",
    types: "minor",
    why: "A further media type.",
    set: [["updateUser requestBody content application/merge-patch+json", { schema: ref("schemas", "UserUpdate") }]],
  },
  {
    name: "an update is sent as the vendor's own media type",
    wire: "major",
    types: "major",
    why: "application/json is refused.",
    drop: ["updateUser requestBody content application/json"],
    set: [["updateUser requestBody content application/vnd.frontegg+json", { schema: ref("schemas", "UserUpdate") }]],
  },
  {
    name: "an update's body may be left out",
    wire: "minor",
    types: "major",
    why: "More is accepted, but operations['updateUser']['requestBody']['content'] reads an optional key now.",
    set: [["updateUser requestBody required", false]],
  },
  {
    name: "an update has at least one field",
    wire: "major",
    types: "none",
    why: "The empty update is refused.",
    set: [["schemas UserUpdate minProperties", 1]],
  },
  {
    name: "mfaBypass can only be switched off",
    wire: "major",
    types: "major",
    why: "Whoever sends true is refused, and does not compile.",
    set: [
      [
        "schemas UserUpdate properties mfaBypass",
        { const: false, description: "Whether to let the user in without the step." },
      ],
    ],
  },
  {
    name: "the JSON strings say what they hold with contentMediaType",
    wire: "patch",
    types: "none",
    why: "An annotation: it refuses nothing.",
    set: [["schemas JsonObjectString contentMediaType", "application/json"]],
  },
  {
    name: "mfaBypass of an update is marked writeOnly",
    wire: "patch",
    types: "none",
    why: "It is only ever sent anyway.",
    set: [["schemas UserUpdate properties mfaBypass writeOnly", true]],
  },
  {
    name: "externalId of an update is marked readOnly",
    wire: "major",
    types: "major",
    why: "It may not be sent any more, and cannot be assigned.",
    set: [["schemas UserUpdate properties externalId readOnly", true]],
  },
  {
    name: "metadata may be sent as an object too",
    wire: "minor",
    types: "minor",
    why: "More is accepted.",
    set: [
      [
        "schemas UserUpdate properties metadata",
        {
          description: "Your own data about the user.",
          oneOf: [ref("schemas", "JsonObjectString"), { type: "object", additionalProperties: true }],
        },
      ],
    ],
  },
  {
    name: "externalId may not be empty, with not",
    wire: "major",
    types: "none",
    why: "The empty string was accepted, perhaps to remove the id.",
    set: [["schemas UserUpdate properties externalId not", { const: "" }]],
  },
  {
    // Written as wire major; a charset means nothing to JSON.
    name: "the JSON media type is given a charset",
    wire: "patch",
    types: "major",
    why: "The key of the media type is what generated code names and sends.",
    drop: ["updateUser requestBody content application/json"],
    set: [["updateUser requestBody content application/json;charset=utf-8", { schema: ref("schemas", "UserUpdate") }]],
  },

  // Responses
  {
    name: "a user has an optional locale",
    wire: "minor",
    types: "minor",
    why: "Readers ignore what they do not know.",
    set: [["schemas User properties locale", { type: "string", description: "A BCP 47 tag." }]],
  },
  {
    name: "a user has no superUser any more",
    wire: "major",
    types: "major",
    why: "Code that reads it.",
    drop: ["schemas User properties superUser"],
  },
  {
    name: "createdAt is always there",
    wire: "minor",
    types: "minor",
    why: "Readers are fine; mocks without it do not compile.",
    set: [["schemas User required 12", "createdAt"]],
  },
  {
    name: "email may be missing",
    wire: "major",
    types: "major",
    why: "Code that reads it.",
    drop: ["schemas User required 1"],
  },
  {
    name: "email may be null",
    wire: "major",
    types: "major",
    why: "Code that reads it.",
    set: [["schemas User properties email type", ["string", "null"]]],
  },
  {
    name: "lastLogin is never null",
    wire: "minor",
    types: "minor",
    why: "Readers that check for null still compile; mocks with null do not.",
    set: [["schemas User properties lastLogin", { $ref: "#/components/schemas/DateTime", description: "When." }]],
  },
  {
    name: "errorCode is one of two",
    wire: "minor",
    types: "major",
    why: "Code that compares it with another code does not compile (no overlap).",
    set: [["schemas ErrorBody properties errorCode enum", ["ER-00008", "ER-01097"]]],
  },
  {
    name: "updateUser can answer 409, with the usual body",
    wire: "minor",
    types: "minor",
    why: "A further error that default covered already.",
    set: [
      ["updateUser responses 409", { description: "Changed meanwhile.", content: json(ref("schemas", "ErrorBody")) }],
    ],
  },
  {
    name: "updateUser can answer 422, with a body of its own",
    wire: "minor",
    types: "major",
    why: "error has a further form: error.errors does not compile any more.",
    set: [
      [
        "updateUser responses 422",
        {
          description: "Invalid.",
          content: json({
            type: "object",
            required: ["violations"],
            properties: { violations: { type: "array", items: { type: "string" } } },
          }),
        },
      ],
    ],
  },
  {
    name: "unenrollUserMfa does not answer 404 any more",
    wire: "major",
    types: "major",
    why: "Code that names the status.",
    drop: ["unenrollUserMfa responses 404"],
  },
  {
    name: "unenrollUserMfa answers 204 instead of 200",
    wire: "major",
    types: "major",
    why: "Code that checks for 200.",
    drop: ["unenrollUserMfa responses 200"],
    set: [["unenrollUserMfa responses 204", { description: "The user has no enrolment any more." }]],
  },
  {
    name: "unenrollUserMfa answers with a body",
    wire: "minor",
    types: "minor",
    why: "Who expected nothing ignores it.",
    set: [
      [
        "unenrollUserMfa responses 200 content",
        json({ type: "object", required: ["unenrolled"], properties: { unenrolled: { type: "boolean" } } }),
      ],
    ],
  },
  {
    name: "getUser answers with an ETag",
    wire: "minor",
    types: "minor",
    why: "A further header.",
    set: [["getUser responses 200 headers ETag", { schema: { type: "string" }, description: "The version." }]],
  },
  {
    name: "the trace id is always there",
    wire: "minor",
    types: "minor",
    why: "Readers are fine; a mock without it does not compile.",
    set: [["headers TraceId required", true]],
  },
  {
    name: "Retry-After is not sent any more",
    wire: "major",
    types: "major",
    why: "Code that reads it.",
    drop: ["responses TooManyRequests headers Retry-After"],
  },
  {
    name: "the limit can be a fraction",
    wire: "major",
    types: "none",
    why: "Readers that parse an integer; TypeScript has number for both.",
    set: [["headers RateLimitLimit schema type", "number"]],
  },
  {
    name: "the limit is not negative",
    wire: "minor",
    types: "none",
    why: "Fewer values come.",
    set: [["headers RateLimitLimit schema minimum", 0]],
  },
  {
    name: "getUser answers as HAL as well",
    wire: "minor",
    types: "minor",
    why: "For those who ask for it.",
    set: [["getUser responses 200 content application/hal+json", { schema: ref("schemas", "User") }]],
  },
  {
    name: "getUser wraps the user in data",
    wire: "major",
    types: "major",
    why: "Every reader.",
    set: [
      [
        "getUser responses 200 content application/json schema",
        { type: "object", required: ["data"], properties: { data: ref("schemas", "User") } },
      ],
    ],
  },
  {
    name: "the roles of a membership are ids",
    wire: "major",
    types: "major",
    why: "Code that reads roles[0].key.",
    set: [["schemas TenantMembership properties roles items", ref("schemas", "RoleId")]],
  },
  {
    name: "getUser lists 5XX instead of default",
    wire: "major",
    types: "major",
    why: "Code names default, and other 4xx have no form any more.",
    drop: ["getUser responses default"],
    set: [["getUser responses 5XX", ref("responses", "UnexpectedError")]],
  },
  {
    name: "id of a user is marked readOnly",
    wire: "patch",
    types: "minor",
    why: "A response is only read; a fixture that assigns to id does not compile.",
    set: [["schemas User properties id readOnly", true]],
  },
  {
    // Written as patch; a link is something new.
    name: "a response links to the next operation",
    wire: "minor",
    types: "none",
    why: "Documentation of what to call next.",
    set: [
      [
        "getUser responses 200 links",
        { unenroll: { operationId: "unenrollUserMfa", parameters: { userId: "$response.body#/id" } } },
      ],
    ],
  },
  {
    name: "the picture of a user has format uri",
    wire: "minor",
    types: "patch",
    why: "Fewer values come.",
    set: [["schemas User properties profilePictureUrl format", "uri"]],
  },
  {
    name: "dates have no format any more",
    wire: "major",
    types: "patch",
    why: "Readers parse them.",
    drop: ["schemas DateTime format"],
  },
  {
    name: "tenantIds are distinct",
    wire: "minor",
    types: "none",
    why: "Fewer values come.",
    set: [["schemas User properties tenantIds uniqueItems", true]],
  },
  {
    name: "there is at least one error",
    wire: "minor",
    types: "none",
    why: "Fewer values come.",
    set: [["schemas ErrorBody properties errors minItems", 1]],
  },

  // Composition and names
  {
    name: "User is made of UserBase and the rest",
    wire: "patch",
    types: "minor",
    why: "The same values; UserBase is a new name in the types.",
    drop: ["schemas User properties id", "schemas User required 0"],
    set: [
      [
        "schemas UserBase",
        {
          type: "object",
          required: ["id"],
          properties: {
            id: { $ref: "#/components/schemas/UserId", description: "Identifies the user in every tenant." },
          },
        },
      ],
      ["schemas User allOf", [ref("schemas", "UserBase")]],
    ],
  },
  {
    name: "context of an error gets a name",
    wire: "patch",
    types: "minor",
    why: "The same values; ErrorContext is a new name in the types.",
    set: [
      ["schemas ErrorContext", { type: "object", description: "Details of the error.", additionalProperties: true }],
      ["schemas ErrorBody properties context", ref("schemas", "ErrorContext")],
    ],
  },
  {
    name: "TenantMembership is renamed Membership",
    wire: "major",
    types: "major",
    why: "Code names the type.",
    replace: [["TenantMembership", "Membership"]],
  },
  {
    name: "TenantMembership is renamed Membership, and stays as an alias",
    wire: "patch",
    types: "minor",
    why: "Both names exist and are the same.",
    replace: [
      ["TenantMembership", "Membership"],
      ["    Membership:\n", "    TenantMembership:\n      $ref: '#/components/schemas/Membership'\n    Membership:\n"],
    ],
  },
  {
    name: "Group is written where it is used",
    wire: "major",
    types: "major",
    why: "The name is gone, and index.ts exports it.",
    drop: ["schemas Group"],
    set: [
      [
        "schemas User properties groups items",
        {
          type: "object",
          properties: { id: { type: "string" }, roles: { type: "array", items: ref("schemas", "Role") } },
        },
      ],
    ],
  },
  {
    name: "managedBy may be null",
    wire: "major",
    types: "major",
    why: "Code that reads it.",
    set: [["schemas User properties managedBy", { anyOf: [ref("schemas", "ManagedBy"), { type: "null" }] }]],
  },
  {
    // Written as types patch; a constant of the known ones is generated.
    name: "the providers known so far are listed, openly",
    wire: "patch",
    types: "minor",
    why: "Any string is still right.",
    set: [["schemas IdentityProvider x-extensible-enum", ["local", "saml", "google", "github"]]],
  },
  {
    name: "a further managedBy is known",
    wire: "patch",
    types: "minor",
    why: "Any string was right before; KnownManagedBy gets a member.",
    set: [["schemas ManagedBy x-extensible-enum 3", "okta"]],
  },
  {
    name: "one managedBy is not known any more",
    wire: "patch",
    types: "major",
    why: "Code that names KnownManagedBy.scim2.",
    drop: ["schemas ManagedBy x-extensible-enum 1"],
  },
  {
    name: "a component parameter is renamed",
    wire: "patch",
    types: "major",
    why: "Requests are the same; components['parameters']['UserId'] is gone.",
    replace: [
      ["#/components/parameters/UserId", "#/components/parameters/UserIdInPath"],
      ["  parameters:\n    UserId:\n", "  parameters:\n    UserIdInPath:\n"],
    ],
  },

  // The same in another form
  {
    name: "the style of a header is said, which is its default",
    wire: "patch",
    types: "none",
    why: "The default, written out.",
    set: [
      ["parameters ApplicationId style", "simple"],
      ["parameters ApplicationId explode", false],
    ],
  },
  {
    name: "required: false of a header is left out",
    wire: "patch",
    types: "none",
    why: "It is the default.",
    drop: ["parameters EnvironmentId required"],
  },
  {
    name: "lastLogin is an anyOf instead of a oneOf",
    wire: "patch",
    types: "none",
    why: "Nothing is both a string and null.",
    set: [
      [
        "schemas User properties lastLogin",
        {
          anyOf: [ref("schemas", "DateTime"), { type: "null" }],
          description: "When the user last logged in, null for one who never did.",
        },
      ],
    ],
  },
  {
    name: "name of a user is an anyOf of string and null",
    wire: "patch",
    types: "none",
    why: "The same values.",
    set: [
      [
        "schemas User properties name",
        { description: "The display name, null when none was given.", anyOf: [{ type: "string" }, { type: "null" }] },
      ],
    ],
  },
  {
    name: "tenantId of a role is a plain string or null",
    wire: "patch",
    types: "patch",
    why: "TenantId is a string.",
    set: [
      [
        "schemas Role properties tenantId",
        {
          type: ["string", "null"],
          description: "The tenant the role belongs to, null for a role of the whole environment.",
        },
      ],
    ],
  },
  {
    name: "verified is an enum of true, false and null",
    wire: "patch",
    types: "patch",
    why: "The same three values.",
    set: [
      [
        "schemas User properties verified",
        {
          enum: [true, false, null],
          description: "Whether the user's address was verified. Null was seen; read it as not known to be.",
        },
      ],
    ],
  },
  {
    name: "the parameters of getUser are written once, at its path",
    wire: "patch",
    types: "patch",
    why: "They hold for the same one operation.",
    drop: ["getUser parameters"],
    set: [["paths /resources/vendor-only/users/v1/{userId} parameters", ids]],
  },
  {
    name: "security is said at each operation",
    wire: "patch",
    types: "none",
    why: "It is the same for each.",
    drop: ["security"],
    set: [
      ["updateUser security", [{ environmentToken: [] }]],
      ["getUser security", [{ environmentToken: [] }]],
      ["unenrollUserMfa security", [{ environmentToken: [] }]],
    ],
  },
  {
    name: "minLength: 0 is said",
    wire: "patch",
    types: "none",
    why: "No string is shorter.",
    set: [["schemas UserUpdate properties externalId minLength", 0]],
  },
  {
    name: "an empty schema in an allOf",
    wire: "patch",
    types: "patch",
    why: "It forbids nothing.",
    set: [["schemas User properties roles items", { allOf: [ref("schemas", "Role"), {}] }]],
  },
  {
    name: "a type as a list of one",
    wire: "patch",
    types: "none",
    why: "The same.",
    set: [["headers RateLimitLimit schema type", ["integer"]]],
  },
  {
    name: "YAML anchors for the parameters",
    wire: "none",
    types: "none",
    why: "The same data.",
    replace: [
      ["    put:\n      operationId: updateUser", "    put:\n      operationId: updateUser # PUT, although partial"],
      [
        '      parameters:\n        - $ref: "#/components/parameters/UserId"\n        - $ref: "#/components/parameters/EnvironmentId"\n        - $ref: "#/components/parameters/ApplicationId"\n      requestBody',
        '      parameters: &ids\n        - $ref: "#/components/parameters/UserId"\n        - $ref: "#/components/parameters/EnvironmentId"\n        - $ref: "#/components/parameters/ApplicationId"\n      requestBody',
      ],
      [
        '      parameters:\n        - $ref: "#/components/parameters/UserId"\n        - $ref: "#/components/parameters/EnvironmentId"\n        - $ref: "#/components/parameters/ApplicationId"\n      responses',
        "      parameters: *ids\n      responses",
      ],
    ],
  },
  {
    name: "quotes and comments",
    wire: "none",
    types: "none",
    why: "The same data.",
    replace: [
      ["type: string", "type: 'string'"],
      ["components:\n", "# What the operations share.\ncomponents:\n"],
      ['type: [string, "null"]', 'type:\n            - string\n            - "null"'],
    ],
  },
  {
    name: "responses come before parameters",
    wire: "none",
    types: "none",
    why: "The order of keys means nothing.",
    drop: ["getUser parameters"],
    set: [["getUser parameters", ids]],
  },
  {
    name: "the fields of an update in another order",
    wire: "none",
    types: "patch",
    why: "The order of keys means nothing, but the generated text has it.",
    drop: ["schemas UserUpdate properties name"],
    set: [["schemas UserUpdate properties name", { type: "string", description: "The display name." }]],
  },
  {
    name: "the servers are said again at a path",
    wire: "patch",
    types: "none",
    why: "They are the same.",
    replace: [
      [
        "  /resources/users/v1/{userId}:\n",
        "  /resources/users/v1/{userId}:\n    servers:\n      - url: https://api.frontegg.com/identity\n      - url: https://api.us.frontegg.com/identity\n      - url: https://api.ca.frontegg.com/identity\n      - url: https://api.au.frontegg.com/identity\n      - url: https://{domain}.frontegg.com/identity\n        variables:\n          domain:\n            default: app-xxx\n",
      ],
    ],
  },
  {
    name: "an example component is renamed",
    wire: "patch",
    types: "none",
    why: "Examples are for people.",
    replace: [["FullUser", "CompleteUser"]],
  },

  // Security and servers
  {
    name: "getUser also takes an API key",
    wire: "minor",
    types: "none",
    why: "The token still works.",
    set: [
      ["securitySchemes apiKey", { type: "apiKey", in: "header", name: "x-api-key" }],
      ["getUser security", [{ environmentToken: [] }, { apiKey: [] }]],
    ],
  },
  {
    name: "updateUser needs an API key as well as the token",
    wire: "major",
    types: "none",
    why: "Whoever sends the token alone is refused.",
    set: [
      ["securitySchemes apiKey", { type: "apiKey", in: "header", name: "x-api-key" }],
      ["updateUser security", [{ environmentToken: [], apiKey: [] }]],
    ],
  },
  {
    name: "basic authentication instead of bearer",
    wire: "major",
    types: "none",
    why: "Tokens are refused.",
    drop: ["securitySchemes environmentToken bearerFormat"],
    set: [["securitySchemes environmentToken scheme", "basic"]],
  },
  {
    name: "getUser is open to all",
    wire: "major",
    types: "none",
    why: "Nobody's request fails, but anybody reads users: not to be let through as less.",
    set: [["getUser security", []]],
  },
  {
    name: "the token is described as OAuth 2 client credentials",
    wire: "major",
    types: "none",
    why: "Generated clients get the token in another way.",
    set: [
      [
        "securitySchemes environmentToken",
        {
          type: "oauth2",
          flows: { clientCredentials: { tokenUrl: "https://api.frontegg.com/oauth/token", scopes: {} } },
        },
      ],
    ],
  },
  {
    name: "a server in the UK",
    wire: "minor",
    types: "minor",
    why: "A further choice.",
    set: [
      ["servers 5", { url: "https://api.uk.frontegg.com/identity", description: "United Kingdom", "x-region": "uk" }],
    ],
  },
  {
    name: "the Australian server goes",
    wire: "major",
    types: "major",
    why: "Who is there has nowhere to go.",
    drop: ["servers 3"],
  },
  {
    name: "the Canadian server's base path changes",
    wire: "major",
    types: "patch",
    why: "Old clients call an address that is gone.",
    set: [["servers 2 url", "https://api.ca.frontegg.com/identity/v2"]],
  },
  {
    name: "the region eu is called de",
    wire: "patch",
    types: "major",
    why: "The same address; region: 'eu' does not compile.",
    set: [["servers 0 x-region", "de"]],
  },
  {
    name: "the server with a sub-domain goes",
    wire: "major",
    types: "none",
    why: "It was listed.",
    drop: ["servers 4"],
  },
  {
    name: "unenrollUserMfa is served from another host",
    wire: "major",
    types: "none",
    why: "Old clients call the old host.",
    set: [["unenrollUserMfa servers", [{ url: "https://mfa.frontegg.com/identity" }]]],
  },

  // Words and examples only
  {
    name: "words: the description of a schema",
    wire: "patch",
    types: "patch",
    why: "Words.",
    set: [["schemas UserUpdate description", "What to change about a user. What is left out stays."]],
  },
  {
    name: "words: a further example of a response",
    wire: "patch",
    types: "none",
    why: "An example.",
    set: [["getUser responses 200 content application/json examples again", ref("examples", "FullUser")]],
  },
  {
    name: "words: the description of the whole",
    wire: "patch",
    types: "none",
    why: "Words.",
    set: [["info description", "Three endpoints."]],
  },
  {
    name: "words: the description of a tag",
    wire: "patch",
    types: "none",
    why: "Words.",
    set: [["tags 0 description", "Everything about users."]],
  },
  {
    name: "words: the example of a parameter",
    wire: "patch",
    types: "patch",
    why: "An example.",
    set: [["parameters EnvironmentId example", "00000000-90ab-4c3e-8f52-6a7b8c9d0e1f"]],
  },
  {
    name: "words: the summary of an operation",
    wire: "patch",
    types: "patch",
    why: "Words.",
    set: [["getUser summary", "Read one user"]],
  },
  {
    name: "words: a schema gets a title",
    wire: "patch",
    types: "patch",
    why: "Words.",
    set: [["schemas Role title", "A role"]],
  },
  {
    name: "words: the description of a server",
    wire: "patch",
    types: "patch",
    why: "Words.",
    set: [["servers 1 description", "USA"]],
  },

  // Defaults and maps
  {
    name: "mfaBypass of an update gets a default",
    wire: "minor",
    types: "major",
    why: "What leaving it out means is said now; openapi-typescript makes it required.",
    set: [["schemas UserUpdate properties mfaBypass default", false]],
  },
  {
    name: "isLocked of a user gets a default",
    wire: "minor",
    types: "minor",
    why: "Readers are fine; mocks without it do not compile.",
    set: [["schemas User properties isLocked default", false]],
  },
  {
    name: "the details of an error are strings",
    wire: "minor",
    types: "minor",
    why: "Readers of unknown can read strings; mocks with others do not compile.",
    set: [["schemas ErrorBody properties context additionalProperties", { type: "string" }]],
  },
  {
    name: "a user always has labels, a map of strings",
    wire: "minor",
    types: "minor",
    why: "Readers are fine; mocks without it do not compile.",
    set: [
      ["schemas User properties labels", { type: "object", additionalProperties: { type: "string" } }],
      ["schemas User required 12", "labels"],
    ],
  },
  {
    name: "the keys of an error's details are lower case",
    wire: "minor",
    types: "none",
    why: "Fewer values come.",
    set: [["schemas ErrorBody properties context propertyNames", { pattern: "^[a-z]+$" }]],
  },

  // Keywords of 3.1
  {
    name: "a phone number needs mfaBypass beside it",
    wire: "major",
    types: "none",
    why: "Updates with a phone number alone are refused.",
    set: [["schemas UserUpdate dependentRequired", { phoneNumber: ["mfaBypass"] }]],
  },
  {
    name: "if an update has a phone number, then it has a name",
    wire: "major",
    types: "none",
    why: "Updates with a phone number alone are refused.",
    set: [
      ["schemas UserUpdate if", { required: ["phoneNumber"] }],
      ["schemas UserUpdate then", { required: ["name"] }],
    ],
  },
  {
    name: "unevaluatedProperties: false for an update",
    wire: "major",
    types: "none",
    why: "Undocumented fields were let through.",
    set: [["schemas UserUpdate unevaluatedProperties", false]],
  },
  {
    name: "unevaluatedProperties: false for a group",
    wire: "minor",
    types: "none",
    why: "Fewer values come.",
    set: [["schemas Group unevaluatedProperties", false]],
  },
  {
    name: "level of a role is always 0",
    wire: "minor",
    types: "major",
    why: "Code that compares it with another number does not compile (no overlap).",
    set: [["schemas Role properties level", { const: 0, description: "The role's rank." }]],
  },
  {
    name: "a user has coordinates, a pair of numbers",
    wire: "minor",
    types: "minor",
    why: "Readers ignore what they do not know.",
    set: [
      [
        "schemas User properties coordinates",
        { type: "array", prefixItems: [{ type: "number" }, { type: "number" }], items: false, minItems: 2 },
      ],
    ],
  },
  {
    name: "superUser is deprecated",
    wire: "minor",
    types: "patch",
    why: "It still comes.",
    set: [["schemas User properties superUser deprecated", true]],
  },
  {
    name: "managedBy is deprecated, beside its $ref",
    wire: "minor",
    types: "patch",
    why: "It still comes.",
    set: [["schemas User properties managedBy deprecated", true]],
  },
  {
    // Written as wire patch. The command's lint refuses it; the comparison reads it as the generator does.
    name: "nullable: true, as in 3.0, on email",
    wire: "major",
    types: "major",
    why: "It means nothing in 3.1, but openapi-typescript makes it null.",
    set: [["schemas User properties email nullable", true]],
  },
  {
    // Written as wire minor; its properties say it.
    name: "an update need not say that it is an object",
    wire: "patch",
    types: "none",
    why: "More is accepted, in theory.",
    drop: ["schemas UserUpdate type"],
  },

  // Two at once
  {
    name: "superUser is renamed isSuperUser",
    wire: "major",
    types: "major",
    why: "Code that reads superUser.",
    drop: ["schemas User properties superUser"],
    set: [["schemas User properties isSuperUser", { type: "boolean", description: "As before." }]],
  },
  {
    name: "a 503, and better words",
    wire: "minor",
    types: "minor",
    why: "A further error that default covered already.",
    set: [
      ["getUser responses 503", { description: "Down.", content: json(ref("schemas", "ErrorBody")) }],
      ["schemas User description", "A user."],
    ],
  },
  {
    name: "a field of an update is optional again, and another required",
    wire: "major",
    types: "major",
    why: "Updates without externalId are refused.",
    set: [["schemas UserUpdate required", ["externalId"]]],
  },
  {
    name: "a new optional field, and a tighter limit",
    wire: "major",
    types: "minor",
    why: "Long addresses are refused.",
    set: [
      ["schemas UserUpdate properties locale", { type: "string" }],
      ["schemas ProfilePictureUrl maxLength", 100],
    ],
  },

  // Written after the first run had been read, and before these were run: where it might be fooled
  {
    name: "mfaBypass of an update may be a string too",
    wire: "minor",
    types: "minor",
    why: "More is accepted.",
    set: [["schemas UserUpdate properties mfaBypass type", ["boolean", "string"]]],
  },
  {
    name: "mfaEnrolled is yes or no",
    wire: "major",
    types: "major",
    why: "Every reader.",
    set: [["schemas User properties mfaEnrolled", { type: "string", enum: ["yes", "no"], description: "Whether." }]],
  },
  {
    name: "the reset is always a date",
    wire: "minor",
    types: "patch",
    why: "Fewer values come; both are strings.",
    set: [["headers RateLimitReset schema", ref("schemas", "DateTime")]],
  },
  {
    name: "a role of a user may be null",
    wire: "major",
    types: "major",
    why: "Code that reads roles[0].key.",
    set: [["schemas User properties roles items", { anyOf: [ref("schemas", "Role"), { type: "null" }] }]],
  },
  {
    name: "an error has no details, only an empty object",
    wire: "minor",
    types: "minor",
    why: "Fewer values come; mocks with details do not compile.",
    set: [["schemas ErrorBody properties context additionalProperties", false]],
  },
  {
    name: "a group may be a team",
    wire: "major",
    types: "major",
    why: "Readers meet an object without roles.",
    set: [
      ["schemas Team", { type: "object", required: ["slug"], properties: { slug: { type: "string" } } }],
      ["schemas User properties groups items", { oneOf: [ref("schemas", "Group"), ref("schemas", "Team")] }],
    ],
  },
  {
    // Written as types none; the type is declared otherwise.
    name: "a name is short or starts with A",
    wire: "major",
    types: "patch",
    why: "Long names are refused.",
    set: [
      [
        "schemas UserUpdate properties name",
        {
          description: "The display name.",
          anyOf: [
            { type: "string", maxLength: 50 },
            { type: "string", pattern: "^A" },
          ],
        },
      ],
    ],
  },
  {
    // Written as types none; the type is declared otherwise.
    name: "an update has to have the name, said in an allOf",
    wire: "major",
    types: "patch",
    why: "Updates without it are refused; openapi-typescript does not look there.",
    set: [["schemas UserUpdate allOf", [{ required: ["name"] }]]],
  },
  {
    // Written as types none; the generator makes all further fields strings, which those of other types do not fit.
    name: "fields of an update that start with x- are strings",
    wire: "major",
    types: "major",
    why: "Others were let through.",
    set: [["schemas UserUpdate patternProperties", { "^x-": { type: "string" } }]],
  },
  {
    name: "the token is optional everywhere",
    wire: "major",
    types: "none",
    why: "Nobody's request fails, but anybody may change users.",
    set: [["security", [{ environmentToken: [] }, {}]]],
  },
  {
    name: "the sub-domain is one of two",
    wire: "major",
    types: "none",
    why: "Other sub-domains are gone.",
    set: [["servers 4 variables domain enum", ["app-xxx", "app-yyy"]]],
  },
  {
    name: "the errors are objects",
    wire: "major",
    types: "major",
    why: "Every reader of errors.",
    set: [
      [
        "schemas ErrorBody properties errors items",
        { type: "object", required: ["message"], properties: { message: { type: "string" } } },
      ],
    ],
  },
  {
    name: "errors may be missing",
    wire: "major",
    types: "major",
    why: "Every reader of errors.",
    drop: ["schemas ErrorBody required"],
  },
  {
    name: "mfaBypass cannot be updated any more",
    wire: "major",
    types: "major",
    why: "Whoever sends it.",
    drop: ["schemas UserUpdate properties mfaBypass"],
  },
  {
    name: "externalId of an update is one of two",
    wire: "major",
    types: "major",
    why: "Others are refused.",
    set: [["schemas UserUpdate properties externalId enum", ["hr", "crm"]]],
  },
  {
    name: "a schema that nothing uses",
    wire: "patch",
    types: "minor",
    why: "A new name in the types.",
    set: [["schemas Team", { type: "object", properties: { slug: { type: "string" } } }]],
  },
  {
    name: "getUser answers 2XX instead of 200",
    wire: "major",
    types: "major",
    why: "Code that names 200.",
    replace: [
      ['        "200":\n          description: The user.\n', '        "2XX":\n          description: The user.\n'],
    ],
  },
  {
    name: "the trace id is a number",
    wire: "major",
    types: "major",
    why: "Every reader of it.",
    drop: ["headers TraceId example"],
    set: [["headers TraceId schema type", "integer"]],
  },
  {
    name: "level of a role is an integer",
    wire: "minor",
    types: "none",
    why: "Fewer values come; TypeScript has number for both.",
    set: [["schemas Role properties level type", "integer"]],
  },
  {
    name: "getUser takes an optional cookie",
    wire: "minor",
    types: "minor",
    why: "Old requests are as good as before.",
    set: [["getUser parameters 3", { name: "session", in: "cookie", schema: { type: "string" } }]],
  },
  {
    name: "words: an operation is marked internal with an extension",
    wire: "patch",
    types: "none",
    why: "No request changes.",
    set: [["unenrollUserMfa x-internal", true]],
  },
  {
    name: "unenrollUserMfa has no operationId",
    wire: "major",
    types: "major",
    why: "Code is named after it.",
    drop: ["unenrollUserMfa operationId"],
  },
  {
    name: "a limit beside a $ref, in a response",
    wire: "minor",
    types: "none",
    why: "Fewer values come.",
    set: [["schemas TenantMembership properties tenantId maxLength", 36]],
  },
  {
    name: "a limit beside a $ref, in a request",
    wire: "major",
    types: "none",
    why: "Long texts are refused.",
    set: [["schemas UserUpdate properties metadata maxLength", 1000]],
  },
  {
    name: "metadata of a user is an object",
    wire: "major",
    types: "major",
    why: "Every reader parses a string.",
    set: [
      [
        "schemas User properties metadata",
        { type: ["object", "null"], additionalProperties: true, description: "Your own data." },
      ],
    ],
  },
  {
    name: "unenrollUserMfa takes an optional body",
    wire: "minor",
    types: "minor",
    why: "Old requests have none.",
    set: [
      [
        "unenrollUserMfa requestBody",
        { content: json({ type: "object", properties: { reason: { type: "string" } } }) },
      ],
    ],
  },
  {
    name: "unenrollUserMfa needs a body",
    wire: "major",
    types: "major",
    why: "Old requests have none.",
    set: [
      [
        "unenrollUserMfa requestBody",
        { required: true, content: json({ type: "object", properties: { reason: { type: "string" } } }) },
      ],
    ],
  },
  {
    name: "updateUser answers without a body",
    wire: "major",
    types: "major",
    why: "Every reader of the updated user.",
    drop: ["updateUser responses 200 content"],
  },
  {
    name: "userId is sent with style label",
    wire: "major",
    types: "none",
    why: "A dot precedes it now.",
    set: [["parameters UserId style", "label"]],
  },
  {
    name: "other fields of an update are allowed, said aloud",
    wire: "patch",
    types: "minor",
    why: "They were; new code that has one does not compile against the old types.",
    set: [["schemas UserUpdate additionalProperties", true]],
  },
  {
    name: "required names a field that is not described",
    wire: "minor",
    types: "none",
    why: "The response promises more; nothing is generated of it.",
    set: [["schemas User required 12", "locale"]],
  },
  {
    name: "updateUser calls back",
    wire: "minor",
    types: "none",
    why: "Something new; openapi-typescript makes nothing of callbacks.",
    set: [
      [
        "updateUser callbacks",
        {
          updated: {
            "https://example.com/hook": {
              post: {
                requestBody: { required: true, content: json(ref("schemas", "User")) },
                responses: { "204": { description: "Received." } },
              },
            },
          },
        },
      ],
    ],
  },
  {
    name: "info.version alone",
    wire: "none",
    types: "none",
    why: "It is what the review asks for.",
    replace: [["  version: 0.0.0\n", "  version: 9.9.9\n"]],
  },
  {
    name: "a phone number may be sent empty",
    wire: "minor",
    types: "patch",
    why: "More is accepted; both are strings.",
    set: [
      [
        "schemas UserUpdate properties phoneNumber",
        { anyOf: [ref("schemas", "PhoneNumber"), { type: "string", maxLength: 0 }], description: "A phone number." },
      ],
    ],
  },
  {
    name: "the phone number of a user may be a number",
    wire: "major",
    types: "major",
    why: "Every reader of it.",
    set: [["schemas User properties phoneNumber type", ["string", "null", "integer"]]],
  },
  {
    name: "the tag is called Accounts",
    wire: "major",
    types: "none",
    why: "Code that others generate has classes named after tags.",
    replace: [
      ["        - Users\n", "        - Accounts\n"],
      ["  - name: Users\n", "  - name: Accounts\n"],
    ],
  },
  {
    name: "a 404 of getUser with one more field that is always there",
    wire: "minor",
    types: "minor",
    why: "It is still an ErrorBody; mocks without it do not compile.",
    set: [
      [
        "getUser responses 404",
        {
          description: "No user.",
          headers: { "frontegg-trace-id": ref("headers", "TraceId") },
          content: json({
            allOf: [
              ref("schemas", "ErrorBody"),
              { type: "object", required: ["hint"], properties: { hint: { type: "string" } } },
            ],
          }),
        },
      ],
    ],
  },
];
