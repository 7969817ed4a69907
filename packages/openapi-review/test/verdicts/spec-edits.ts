import type { Severity } from "../../src/severity.ts";

export type Replacement = readonly [find: string, replace: string];

/** An edit of `library.ts`, and the verdict on it: wire, types, and the step the version has to take. */
export interface SpecEdit {
  readonly name: string;
  /** Text to find (all of it is replaced, and it must be there) and what replaces it. */
  readonly edits: readonly Replacement[];
  /** What is done to both versions before, for want of it in `library.ts`. */
  readonly setup: readonly Replacement[];
  readonly wire: Severity;
  readonly types: Severity;
  readonly required: Severity;
}

export function row(
  name: string,
  [wire, types, required]: readonly [Severity, Severity, Severity],
  ...edits: readonly Replacement[]
): SpecEdit {
  return { name, edits, setup: [], wire, types, required };
}

/** Rows whose edits are made to a library that was changed first. */
export function given(setup: readonly Replacement[], ...rows: readonly SpecEdit[]): SpecEdit[] {
  return rows.map((edit) => ({ ...edit, setup }));
}

const author = 'author: { $ref: "#/components/schemas/Author" }';

const servers = "servers:\n";
const variable = '  - { url: "https://{stage}.library.dev", variables: { stage: { default: v1, enum: [v1, v2] } } }\n';
const oauth =
  'token: { type: oauth2, flows: { clientCredentials: { tokenUrl: "https://id.library.dev/token", scopes: { read: Read, write: Write } } } }';
const callback = `      callbacks:
        created:
          "{$request.body#/url}":
            post:
              requestBody:
                content: { application/json: { schema: { $ref: "#/components/schemas/Event" } } }
              responses: { "200": { description: Ok. } }
`;

export const specEdits: readonly SpecEdit[] = [
  // Words
  row("nothing", ["none", "none", "none"]),
  row("info.version alone", ["none", "none", "none"], ["version: 1.2.3", "version: 1.2.4"]),
  row("description of the document", ["patch", "none", "patch"], ["Lends books.", "Lends many books."]),
  row("description of a field", ["patch", "patch", "patch"], ["Its title.", "The title it has."]),
  row("summary of an operation", ["patch", "patch", "patch"], ["Get a book", "Read a book"]),
  row(
    "operation deprecated",
    ["minor", "patch", "minor"],
    ["summary: Get a book", "summary: Get a book\n      deprecated: true"],
  ),
  row(
    "response field deprecated",
    ["minor", "patch", "minor"],
    ["note: { type: string }", "note: { type: string, deprecated: true }"],
  ),

  // Response fields
  row(
    "response field added, optional",
    ["minor", "minor", "minor"],
    ["note: {", "isbn: { type: string }\n        note: {"],
  ),
  row(
    "response field added, required",
    ["minor", "minor", "minor"],
    ["note: {", "isbn: { type: string }\n        note: {"],
    ["[id, title, status", "[isbn, id, title, status"],
  ),
  row("optional response field removed", ["major", "major", "major"], ["        note: { type: string }\n", ""]),
  row("response field renamed", ["major", "major", "major"], ["note: {", "notes: {"]),
  row("nested response field removed", ["major", "major", "major"], [", depth: { type: number }", ""]),
  row("response field of a shared schema removed", ["major", "major", "major"], [", born: { type: integer }", ""]),
  row(
    "response field becomes required",
    ["minor", "minor", "minor"],
    ["[id, title, status", "[note, id, title, status"],
  ),
  row(
    "response field becomes optional",
    ["major", "major", "major"],
    ["[id, title, status, author", "[id, title, author"],
  ),
  row(
    "response field becomes nullable",
    ["major", "major", "major"],
    ["note: { type: string }", 'note: { type: [string, "null"] }'],
  ),
  row(
    "response field is never null any more",
    ["minor", "minor", "minor"],
    ['subtitle: { type: [string, "null"] }', "subtitle: { type: string }"],
  ),
  row(
    "response field changes its type",
    ["major", "major", "major"],
    ["pages: { type: integer, minimum: 1 }", "pages: { type: string }"],
  ),
  row(
    "array of a response becomes one value",
    ["major", "major", "major"],
    ["tags: { type: array, items: { type: string } }", "tags: { type: string }"],
  ),
  row(
    "items of a response's array change",
    ["major", "major", "major"],
    ["tags: { type: array, items: { type: string } }", "tags: { type: array, items: { type: number } }"],
  ),
  row("format of a response field changes", ["major", "patch", "major"], ["format: date ", "format: date-time "]),
  row(
    "lower limit of a response field goes",
    ["major", "none", "major"],
    ["pages: { type: integer, minimum: 1 }", "pages: { type: integer }"],
  ),

  // Enums
  row(
    "closed response enum gets a value",
    ["major", "major", "major"],
    ["[shelved, lent, lost]", "[shelved, lent, lost, sold]"],
  ),
  row("closed response enum loses a value", ["minor", "major", "major"], ["[shelved, lent, lost]", "[shelved, lent]"]),
  row(
    "response enum is opened",
    ["major", "major", "major"],
    ["type: string, enum: [shelved, lent, lost]", "type: string, x-extensible-enum: [shelved, lent, lost]"],
  ),
  row(
    "open response enum gets a value",
    ["patch", "none", "patch"],
    ["x-extensible-enum: [a, b]", "x-extensible-enum: [a, b, c]"],
  ),
  row(
    "open response enum loses a value",
    ["patch", "none", "patch"],
    ["x-extensible-enum: [a, b]", "x-extensible-enum: [a]"],
  ),
  row("request enum gets a value", ["minor", "minor", "minor"], ["[novel, essay, poem]", "[novel, essay, poem, play]"]),
  row("request enum loses a value", ["major", "major", "major"], ["[novel, essay, poem]", "[novel, essay]"]),
  row("enum of a header parameter loses a value", ["major", "major", "major"], ["enum: [en, de]", "enum: [en]"]),

  // Request fields
  row(
    "request field added, optional",
    ["minor", "minor", "minor"],
    ["isbn: { type: string, pattern", "pages: { type: integer }\n        isbn: { type: string, pattern"],
  ),
  row(
    "request field added, required",
    ["major", "major", "major"],
    ["isbn: { type: string, pattern", "pages: { type: integer }\n        isbn: { type: string, pattern"],
    ["[title, kind]", "[title, kind, pages]"],
  ),
  row(
    "optional request field removed",
    ["major", "major", "major"],
    ['        blurb: { type: [string, "null"] }\n', ""],
  ),
  row("request field renamed", ["major", "major", "major"], ["blurb: {", "teaser: {"]),
  row("request field becomes required", ["major", "major", "major"], ["[title, kind]", "[title, kind, isbn]"]),
  row("request field becomes optional", ["minor", "minor", "minor"], ["[title, kind]", "[title]"]),
  row(
    "request field may be null",
    ["minor", "minor", "minor"],
    ["title: { type: string, maxLength: 200 }", 'title: { type: [string, "null"], maxLength: 200 }'],
  ),
  row(
    "request field may not be null any more",
    ["major", "major", "major"],
    ['blurb: { type: [string, "null"] }', "blurb: { type: string }"],
  ),
  row("limit of a request field gets tighter", ["major", "none", "major"], ["maxLength: 200", "maxLength: 100"]),
  row("limit of a request field gets wider", ["minor", "none", "minor"], ["maxLength: 200", "maxLength: 300"]),
  row(
    "request field gets a format",
    ["major", "patch", "major"],
    ["printedAt: { type: string }", "printedAt: { type: string, format: date }"],
  ),
  row("request field loses its pattern", ["minor", "none", "minor"], [', pattern: "^[0-9]{13}$"', ""]),
  row(
    "request refuses unknown fields",
    ["major", "none", "major"],
    ["required: [title, kind]", "required: [title, kind]\n      additionalProperties: false"],
  ),
  // Code names `operations["createBook"]["requestBody"]["content"]`, and undefined has no keys.
  row(
    "request body becomes optional",
    ["minor", "major", "major"],
    ["requestBody:\n        required: true", "requestBody:\n        required: false"],
  ),

  // Parameters
  row(
    "query parameter added, optional",
    ["minor", "minor", "minor"],
    ["- { name: x-locale", "- { name: page, in: query, schema: { type: integer } }\n        - { name: x-locale"],
  ),
  row(
    "query parameter added, required",
    ["major", "major", "major"],
    [
      "- { name: x-locale",
      "- { name: page, in: query, required: true, schema: { type: integer } }\n        - { name: x-locale",
    ],
  ),
  row(
    "query parameter becomes required",
    ["major", "major", "major"],
    ["in: query, required: false", "in: query, required: true"],
  ),
  row(
    "query parameter removed",
    ["major", "major", "major"],
    ["        - { name: edition, in: query, required: false, schema: { type: integer, maximum: 100 } }\n", ""],
  ),
  row(
    "query parameter becomes a header",
    ["major", "major", "major"],
    ["name: edition, in: query", "name: edition, in: header"],
  ),
  row("limit of a parameter gets tighter", ["major", "none", "major"], ["maximum: 100", "maximum: 50"]),
  row("path parameter renamed", ["major", "major", "major"], ["bookId", "bookKey"]),

  // Names
  row("schema renamed", ["major", "major", "major"], ["schemas/Author", "schemas/Writer"], ["Author:", "Writer:"]),
  row(
    "shared parameter renamed",
    ["patch", "major", "major"],
    ["parameters/BookId", "parameters/TheBookId"],
    ["    BookId:", "    TheBookId:"],
  ),
  row("operationId changed", ["major", "major", "major"], ["operationId: getBook", "operationId: readBook"]),
  row(
    "schema added that nothing uses",
    ["patch", "minor", "minor"],
    ["    Draft:", "    Unused: { type: object }\n    Draft:"],
  ),
  row(
    "schema gets a name without any other change",
    ["patch", "minor", "minor"],
    [
      "size: { type: object, required: [width], properties: { width: { type: number }, depth: { type: number } } }",
      'size: { $ref: "#/components/schemas/Size" }',
    ],
    [
      "    Draft:",
      "    Size: { type: object, required: [width], properties: { width: { type: number }, depth: { type: number } } }\n    Draft:",
    ],
  ),

  // Operations, paths, statuses, media types
  row(
    "operation added",
    ["minor", "minor", "minor"],
    [
      "    delete:\n",
      '    get:\n      operationId: getLoan\n      parameters: [{ name: loanId, in: path, required: true, schema: { type: string } }]\n      responses: { "204": { description: Yes. } }\n    delete:\n',
    ],
  ),
  row(
    "operation removed",
    ["major", "major", "major"],
    ["    post:\n      operationId: createBook", "    x-post:\n      operationId: createBook"],
  ),
  row(
    "method of an operation changes",
    ["major", "major", "major"],
    ["delete:\n      operationId: endLoan", "put:\n      operationId: endLoan"],
  ),
  row("path renamed", ["major", "major", "major"], ["/loans/{loanId}", "/lendings/{loanId}"]),
  row(
    "error status added, with the same body",
    ["minor", "minor", "minor"],
    ['"404": {', '"409": { $ref: "#/components/responses/Problem" }\n        "404": {'],
  ),
  row(
    "error status added, with another body",
    ["minor", "major", "major"],
    [
      '"404": {',
      '"409": { description: No., content: { application/json: { schema: { type: string } } } }\n        "404": {',
    ],
  ),
  row(
    "success status added, with another body",
    ["minor", "major", "major"],
    [
      '"201":\n',
      '"202": { description: Later., content: { application/json: { schema: { type: object, required: [job], properties: { job: { type: string } } } } } }\n        "201":\n',
    ],
  ),
  row(
    "status removed",
    ["major", "major", "major"],
    ['        "404": { $ref: "#/components/responses/Problem" }\n', ""],
  ),
  row("success changes its status", ["major", "major", "major"], ['"201":', '"200":']),
  row(
    "request media type added",
    ["minor", "minor", "minor"],
    [
      "application/xml: {",
      'application/yaml: { schema: { $ref: "#/components/schemas/Draft" } }\n          application/xml: {',
    ],
  ),
  row(
    "request media type removed",
    ["major", "major", "major"],
    ['          application/xml: { schema: { $ref: "#/components/schemas/Draft" } }\n', ""],
  ),
  row(
    "response media type removed",
    ["major", "major", "major"],
    ["            text/plain: { schema: { type: string } }\n", ""],
  ),
  row(
    "content where there was none",
    ["minor", "minor", "minor"],
    [
      '"204": { description: Done. }',
      '"204": { description: Done., content: { application/json: { schema: { $ref: "#/components/schemas/Book" } } } }',
    ],
  ),

  // Headers, security, servers
  row(
    "response header added",
    ["minor", "minor", "minor"],
    ["x-cost: {", "x-age: { schema: { type: integer } }, x-cost: {"],
  ),
  row("response header removed", ["major", "major", "major"], [", x-cost: { schema: { type: integer } }", ""]),
  row(
    "type of a response header changes",
    ["major", "major", "major"],
    ["x-cost: { schema: { type: integer } }", "x-cost: { schema: { type: string } }"],
  ),
  row("security of the document removed", ["major", "none", "major"], ["security: [{ token: [] }]\npaths", "paths"]),
  row(
    "security of an operation removed",
    ["major", "none", "major"],
    ["      security: [{ token: [] }]", "      security: []"],
  ),
  row(
    "security becomes optional",
    ["major", "none", "major"],
    ["security: [{ token: [] }]\npaths", "security: [{ token: [] }, {}]\npaths"],
  ),
  row(
    "another scheme is required",
    ["major", "none", "major"],
    ["security: [{ token: [] }]\npaths", "security: [{ key: [] }]\npaths"],
  ),
  row("security scheme changes", ["major", "none", "major"], ["scheme: bearer", "scheme: basic"]),
  row(
    "server added",
    ["minor", "none", "minor"],
    [
      "security: [{ token: [] }]\npaths",
      '  - { url: "https://ca.library.dev", x-region: ca }\nsecurity: [{ token: [] }]\npaths',
    ],
  ),
  row("server removed", ["major", "none", "major"], ['  - { url: "https://us.library.dev", x-region: us }\n', ""]),
  row("URL of a server changes", ["major", "none", "major"], ["https://us.library.dev", "https://usa.library.dev"]),
  row("id of a server changes", ["patch", "none", "patch"], ["x-region: us", "x-region: usa"]),

  // Several at once
  row(
    "an addition and a break",
    ["major", "major", "major"],
    ["note: {", "isbn: { type: string }\n        note: {"],
    [`        ${author}\n`, ""],
    ["status, author,", "status,"],
  ),

  // Schemas made of others
  row(
    "union in a response gets a member",
    ["major", "major", "major"],
    ['schemas/Author" }, { type: string }]', 'schemas/Author" }, { type: string }, { type: number }]'],
  ),
  row(
    "union in a response loses a member",
    ["minor", "minor", "minor"],
    ['schemas/Author" }, { type: string }]', 'schemas/Author" }]'],
  ),
  row(
    "union in a request gets a member",
    ["minor", "minor", "minor"],
    ["[{ type: string }, { type: integer }]", "[{ type: string }, { type: integer }, { type: boolean }]"],
  ),
  row(
    "union in a request loses a member",
    ["major", "major", "major"],
    ["[{ type: string }, { type: integer }]", "[{ type: string }]"],
  ),
  row(
    "field of an intersection in a response removed",
    ["major", "major", "major"],
    ["properties: { card: { type: string } }", "properties: { tag: { type: string } }"],
  ),
  row(
    "values of a map in a response change",
    ["major", "major", "major"],
    ["additionalProperties: { type: integer }", "additionalProperties: { type: string }"],
  ),
  row(
    "request field gets a default",
    ["minor", "major", "major"],
    ["copies: { type: integer,", "copies: { type: integer, default: 1,"],
  ),
  row(
    "response header becomes required",
    ["minor", "minor", "minor"],
    ["x-trace: { schema:", "x-trace: { required: true, schema:"],
  ),
  row(
    "schema renamed, to a similar name",
    ["major", "major", "major"],
    ["schemas/Author", "schemas/Authors"],
    ["Author:", "Authors:"],
  ),

  // Equal forms
  row(
    "nullable type written as oneOf",
    ["patch", "none", "patch"],
    ['subtitle: { type: [string, "null"] }', 'subtitle: { oneOf: [{ type: string }, { type: "null" }] }'],
  ),
  row("$ref written as allOf of one", ["patch", "none", "patch"], [author, `author: { allOf: [${author.slice(8)}] }`]),
  row(
    "allOf written as one object",
    ["patch", "patch", "patch"],
    [
      'lender: { allOf: [{ $ref: "#/components/schemas/Author" }, { type: object, properties: { card: { type: string } } }] }',
      "lender: { type: object, required: [name], properties: { name: { type: string }, born: { type: integer }, card: { type: string } } }",
    ],
  ),
  row(
    "parameters moved to the path",
    ["patch", "patch", "patch"],
    ["  /books/{bookId}:\n", '  /books/{bookId}:\n    parameters: [{ $ref: "#/components/parameters/BookId" }]\n'],
    ['        - { $ref: "#/components/parameters/BookId" }\n', ""],
  ),
  row("enum in another order", ["patch", "patch", "patch"], ["[shelved, lent, lost]", "[lost, lent, shelved]"]),
  row("required in another order", ["patch", "none", "patch"], ["[id, title, status", "[status, id, title"]),
  ...given(
    [["enum: [shelved, lent, lost]", "enum: [lost]"]],
    row("enum of one value written as const", ["patch", "patch", "patch"], ["enum: [lost]", "const: lost"]),
  ),
  row(
    "security scheme renamed",
    ["patch", "none", "patch"],
    ["token: []", "bearer: []"],
    ["    token:", "    bearer:"],
  ),
  row("bearerFormat added", ["patch", "none", "patch"], ["scheme: bearer", "scheme: bearer, bearerFormat: JWT"]),

  // The types below the surface
  row(
    "body of a response becomes a list",
    ["major", "major", "major"],
    [
      'application/json: { schema: { $ref: "#/components/schemas/Book" } }\n            text',
      'application/json: { schema: { type: array, items: { $ref: "#/components/schemas/Book" } } }\n            text',
    ],
  ),
  ...given(
    [
      ["additionalProperties: { type: integer }", 'additionalProperties: { $ref: "#/components/schemas/Count" }'],
      [
        "    Draft:",
        "    Count: { type: object, properties: { n: { type: integer }, m: { type: string } } }\n    Draft:",
      ],
    ],
    row("field of a schema in a map removed", ["major", "major", "major"], [", m: { type: string }", ""]),
  ),
  ...given(
    [
      ["operationId: createBook\n", `operationId: createBook\n${callback}`],
      [
        "    Draft:",
        "    Event: { type: object, properties: { at: { type: string }, by: { type: string } } }\n    Draft:",
      ],
    ],
    row("field of a callback's payload removed", ["major", "major", "major"], [", by: { type: string }", ""]),
  ),

  // Security
  row(
    "a second credential is required",
    ["major", "none", "major"],
    ["      security: [{ token: [] }]", "      security: [{ token: [], key: [] }]"],
  ),
  ...given(
    [["operationId: listBooks\n", "operationId: listBooks\n      security: []\n"]],
    row("security comes", ["major", "none", "major"], ["      security: []\n", ""]),
  ),
  row(
    "another way to authenticate",
    ["minor", "none", "minor"],
    ["security: [{ token: [] }]\npaths", "security: [{ token: [] }, { key: [] }]\npaths"],
  ),
  ...given(
    [["token: { type: http, scheme: bearer }", oauth]],
    row("tokenUrl changes", ["major", "none", "major"], ["id.library.dev", "login.library.dev"]),
    row("definition of a scope removed", ["major", "none", "major"], [", write: Write", ""]),
  ),

  // Once rated too low
  row(
    "request field becomes readOnly",
    ["major", "major", "major"],
    ['blurb: { type: [string, "null"] }', 'blurb: { type: [string, "null"], readOnly: true }'],
  ),
  row(
    "response field becomes writeOnly",
    ["major", "none", "major"],
    ["note: { type: string }", "note: { type: string, writeOnly: true }"],
  ),
  ...given(
    [[servers, `${servers}${variable}`]],
    row("variable of a server loses a value", ["major", "none", "major"], ["enum: [v1, v2]", "enum: [v1]"]),
    row("variable of a server gets another default", ["major", "none", "major"], ["default: v1", "default: v2"]),
  ),
  row(
    "operation gets servers of its own",
    ["major", "none", "major"],
    ["operationId: endLoan\n", 'operationId: endLoan\n      servers: [{ url: "https://loans.library.dev" }]\n'],
  ),
  ...given(
    [["copies: { type: integer,", "copies: { type: integer, default: 1,"]],
    row("default of a request field changes", ["major", "patch", "major"], ["default: 1", "default: 2"]),
  ),
  row(
    "schema whose name is no identifier",
    ["patch", "minor", "minor"],
    ["    Draft:", "    Un-used: { type: object }\n    Draft:"],
  ),
];
