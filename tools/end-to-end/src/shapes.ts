/** An operation of a shape that none of ours has, as a person would add it to the spec. */
export interface Shape {
  readonly name: string;
  /** The operation that it adds or changes. */
  readonly operation: string;
  /** Path items, as YAML. The baseline of errors is added to each operation. */
  readonly paths: string;
  /** Further components, as YAML. */
  readonly components?: string;
  /** A call of the method as a user writes it, with `client` and `options`. It has to compile. */
  readonly call: string;
}

const traceId = "headers: { frontegg-trace-id: { $ref: '#/components/headers/TraceId' } }";
const userId = "{ $ref: '#/components/parameters/UserId' }";
const user = `content: { application/json: { schema: { $ref: '#/components/schemas/User' }, examples: { full: { $ref: '#/components/examples/FullUser' } } } }`;

/** Content with one example: a schema of the spec by name, or one that is written out. */
const content = (schema: string, value: string, mediaType = "application/json"): string =>
  `content: { ${mediaType}: { schema: ${/^\w+$/.test(schema) ? `{ $ref: '#/components/schemas/${schema}' }` : schema}, examples: { one: { summary: One, value: ${value} } } } }`;

/** What every operation needs, whatever its shape. */
const about = (operation: string, summary: string): string =>
  `operationId: ${operation}, summary: ${summary}, description: ${summary}., tags: [Users]`;

/** The shapes that have to work without an edit outside the spec. */
export const shapes: readonly Shape[] = [
  {
    name: "DELETE without content, on a path that is there, with an ID close to a reserved word",
    operation: "deleteUser",
    paths: `
/resources/users/v1/{userId}:
  delete: { ${about("deleteUser", "Delete a user")}, parameters: [${userId}],
    responses: { "204": { description: The user is deleted., ${traceId} } } }`,
    call: `client.deleteUser("u-1", options) satisfies Promise<void>`,
  },
  {
    name: "GET of a list with two query parameters, one of them required",
    operation: "listUsers",
    paths: `
/resources/users/v1:
  get: { ${about("listUsers", "List users")},
    parameters: [
      { name: email, in: query, required: true, description: The address., schema: { type: string }, example: ada@example.com },
      { name: limit, in: query, description: The most to list., schema: { type: integer } }],
    responses: { "200": { description: The users., ${traceId}, ${content("{ type: array, items: { $ref: '#/components/schemas/User' } }", "[]")} } } }`,
    call: `client.listUsers({ ...options, query: { email: "ada@example.com", limit: 5 } }) satisfies Promise<User[]>`,
  },
  {
    name: "an ID close to another one",
    operation: "getUsers",
    paths: `
/resources/users/v2:
  get: { ${about("getUsers", "Get all users")},
    responses: { "200": { description: The users., ${traceId}, ${content("UserList", "[]")} } } }`,
    components: `schemas: { UserList: { type: array, description: Users., items: { $ref: '#/components/schemas/User' } } }`,
    call: `client.getUsers(options) satisfies Promise<User[]>`,
  },
  {
    name: "POST that creates",
    operation: "createUser",
    paths: `
/resources/users/v2:
  post: { ${about("createUser", "Create a user")},
    requestBody: { description: The user., required: true, ${content("NewUser", "{ email: ada@example.com }")} },
    responses: { "201": { description: The new user., ${traceId}, ${user} } } }`,
    components: `
schemas:
  NewUser: { type: object, description: A user to create., required: [email], properties: {
    email: { type: string, description: The address. } } }`,
    call: `client.createUser({ email: "ada@example.com" }, options) satisfies Promise<User>`,
  },
  {
    name: "PUT with a list as the body",
    operation: "updateUserRoles",
    paths: `
/resources/users/v1/{userId}/roles:
  put: { ${about("updateUserRoles", "Replace the roles of a user")}, parameters: [${userId}],
    requestBody: { description: The roles., required: true,
      ${content("{ type: array, items: { $ref: '#/components/schemas/RoleId' } }", "[a1f0c3d2-77b5-4f0a-8f11-5d2c9e6b4a01]")} },
    responses: { "200": { description: The user., ${traceId}, ${user} } } }`,
    call: `client.updateUserRoles("u-1", ["r-1"], options) satisfies Promise<User>`,
  },
  {
    name: "PATCH of another JSON media type",
    operation: "updateUserSettings",
    paths: `
/resources/users/v1/{userId}/settings:
  patch: { ${about("updateUserSettings", "Change settings")}, parameters: [${userId}],
    requestBody: { description: The settings to change., required: true,
      ${content("UserSettings", "{ theme: dark }", "application/merge-patch+json")} },
    responses: { "200": { description: The settings., ${traceId}, ${content("UserSettings", "{ theme: dark }")} } } }`,
    components: `
schemas:
  UserSettings: { type: object, description: Settings., properties: { theme: { type: string, description: The theme. } } }`,
    call: `client.updateUserSettings("u-1", { theme: "dark" }, options) satisfies Promise<{ theme?: string | undefined }>`,
  },
  {
    name: "a path with two parameters",
    operation: "getTenantUser",
    paths: `
/resources/tenants/v1/{tenantId}/users/{userId}:
  get: { ${about("getTenantUser", "Get a user of a tenant")}, parameters: [${userId},
      { name: tenantId, in: path, required: true, description: The tenant., schema: { $ref: '#/components/schemas/TenantId' } }],
    responses: { "200": { description: The user., ${traceId}, ${user} } } }`,
    call: `client.getTenantUser("t-1", "u-1", options) satisfies Promise<User>`,
  },
  {
    name: "parameters on the path item",
    operation: "getUserByName",
    paths: `
/resources/names/v1/{name}:
  parameters: [{ name: name, in: path, required: true, description: The name., schema: { type: string }, example: ada }]
  get: { ${about("getUserByName", "Get a user by name")},
    responses: { "200": { description: The user., ${traceId}, ${user} } } }`,
    call: `client.getUserByName("ada", options) satisfies Promise<User>`,
  },
  {
    name: "a request body and a response that are references",
    operation: "createGroup",
    paths: `
/resources/groups/v1:
  post: { ${about("createGroup", "Create a group")},
    requestBody: { $ref: '#/components/requestBodies/Group' },
    responses: { "201": { $ref: '#/components/responses/Group' } } }`,
    components: `
requestBodies:
  Group: { description: The group., required: true, ${content("Group", "{}")} }
responses:
  Group: { description: The group., ${traceId}, ${content("Group", "{ id: g-1 }")} }`,
    call: `client.createGroup({}, options) satisfies Promise<Group>`,
  },
  {
    name: "servers of its own, one for each region",
    operation: "getAudit",
    paths: `
/audits/v1:
  servers: [
    { url: https://api.frontegg.com/audits, description: EU, x-region: eu },
    { url: https://api.us.frontegg.com/audits, description: US, x-region: us },
    { url: https://api.ca.frontegg.com/audits, description: CA, x-region: ca },
    { url: https://api.au.frontegg.com/audits, description: AU, x-region: au }]
  get: { ${about("getAudit", "Get the last audit")},
    responses: { "200": { description: The group., ${traceId}, ${content("Group", "{ id: g-1 }")} } } }`,
    call: `client.getAudit(options) satisfies Promise<Group>`,
  },
  {
    name: "a server of its own on another host",
    operation: "getEvent",
    paths: `
/events/v1:
  get: { ${about("getEvent", "Get the last event")}, servers: [{ url: https://events.frontegg.com, description: All regions }],
    responses: { "200": { description: The event., ${traceId},
      ${content("{ type: object, properties: { id: { type: string, description: The ID. } } }", "{ id: e-1 }")} } } }`,
    call: `client.getEvent(options) satisfies Promise<{ id?: string }>`,
  },
  {
    name: "a security of its own",
    operation: "getStatus",
    paths: `
/status/v1:
  get: { ${about("getStatus", "Get the status")}, security: [],
    responses: { "200": { description: Whether it is up., ${traceId}, ${content("{ type: boolean }", "true")} } } }`,
    call: `client.getStatus(options) satisfies Promise<boolean>`,
  },
  {
    name: "a success that is text",
    operation: "getUserCard",
    paths: `
/resources/users/v1/{userId}/card:
  get: { ${about("getUserCard", "Get a card")}, parameters: [${userId}],
    responses: { "200": { description: The card., ${traceId}, ${content("{ type: string }", "Ada Lovelace", "text/plain")} } } }`,
    call: `client.getUserCard("u-1", options) satisfies Promise<string>`,
  },
  {
    name: "a required header parameter",
    operation: "getReport",
    paths: `
/reports/v1:
  get: { ${about("getReport", "Get a report")},
    parameters: [{ name: X-Report-Kind, in: header, required: true, description: The kind., schema: { type: string }, example: daily }],
    responses: { "200": { description: The report., ${traceId}, ${user} }, "204": { description: There is none., ${traceId} } } }`,
    call: `client.getReport({ ...options, headers: { ...options.headers, "x-report-kind": "daily" } }) satisfies Promise<User | undefined>`,
  },
];
