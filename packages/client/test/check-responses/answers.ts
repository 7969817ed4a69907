import { operations } from "@frontegg-identity/types/operations";

/** An answer to `getUser`, unless another operation is named. */
export interface TestAnswer {
  readonly operation?: "getUser" | "unenrollUserMfa";
  readonly status: number;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The media type; `""` for none. */
  readonly mediaType?: string;
}

const { responses } = operations.getUser;
/** A user with every field, as the spec's example has it. */
export const fullUser = Object.values(responses["200"]!.content!.examples)[0]!.value as Readonly<
  Record<string, unknown>
>;
const { email: _, ...withoutEmail } = fullUser;
const [role] = fullUser["roles"] as readonly object[]; // the example has one
const statuses = Object.keys(responses)
  .filter((status) => status !== "default")
  .join(", ");

const json = (status: number, body: unknown, more: Partial<TestAnswer> = {}): TestAnswer => ({
  status,
  body: JSON.stringify(body),
  ...more,
});
const user = (changes: object): TestAnswer => json(200, { ...fullUser, ...changes });
const html = (status: number): TestAnswer => ({ status, body: "<p>Sign in</p>", mediaType: "text/html" });
const unlisted = (status: number): string => `unknown status ${status} isn't in the spec (${statuses})`;
const manyFields = Array.from(
  { length: 100 },
  (_one, index) => `field${"abcdefghij"[Math.floor(index / 10)]}${"abcdefghij"[index % 10]}`,
);

/** A text that stands for a token and for personal data, in places where a report would show it. */
export const SECRET = "eyJhbGciOi.payload.signature-of-the-token";

/** Answers that differ from the spec, each with its problems as `kind at problem`. */
export const wrongAnswers: Readonly<Record<string, readonly [answer: TestAnswer, problems: readonly string[]]>> = {
  "a missing required field": [json(200, withoutEmail), ["wrong /email is required but missing"]],
  "a field of another type": [user({ mfaEnrolled: "yes" }), ["wrong /mfaEnrolled must be a boolean, not a string"]],
  "null where it is not allowed": [user({ id: null }), ["wrong /id must be a string, not null"]],
  "a field of another format": [user({ createdAt: "yesterday" }), ["wrong /createdAt must have the format date-time"]],
  "a new field": [user({ mfaProviders: [] }), ["unknown /mfaProviders isn't a field of the spec"]],
  "a new field deep inside": [
    user({ roles: [{ ...role, color: "red" }] }),
    ["unknown /roles/*/color isn't a field of the spec"],
  ],
  "a new field whose name is not Latin-1": [user({ ключ: 1 }), ["unknown /ключ isn't a field of the spec"]],
  "a hundred new fields": [
    user(Object.fromEntries(manyFields.map((name) => [name, 1]))),
    manyFields.map((name) => `unknown /${name} isn't a field of the spec`),
  ],
  "a new value of an open enum": [
    user({ managedBy: "okta" }),
    ["unknown /managedBy has a value beside those that the spec lists (frontegg, scim2, external)"],
  ],
  "several problems at once": [
    user({ name: 1, tenantIds: [1, 2], lastLogin: "never" }),
    [
      "wrong /lastLogin must have the format date-time, or must be null, not a string",
      "wrong /name must be a string or null, not a number",
      "wrong /tenantIds/* must be a string, not a number",
    ],
  ],
  HTML: [html(200), ["unknown header content-type is text/html, not application/json"]],
  "a user under another media type": [
    { ...user({}), mediaType: "text/plain" },
    ["unknown header content-type is text/plain, not application/json"],
  ],
  "no media type": [{ ...user({}), mediaType: "" }, ["unknown header content-type is missing, not application/json"]],
  "a list instead of an object": [json(200, []), ["wrong the body must be an object, not an array"]],
  "a string instead of an object": [json(200, "user"), ["wrong the body must be an object, not a string"]],
  "JSON null": [json(200, null), ["wrong the body must be an object, not null"]],
  "an empty body": [{ status: 200, body: "" }, ["wrong the body is empty"]],
  "a body that is cut off": [{ status: 200, body: '{"id":' }, ["wrong the body isn't well-formed JSON"]],
  "an unlisted success": [json(201, fullUser), [unlisted(201)]],
  "a success without content": [{ status: 204, body: "", mediaType: "" }, [unlisted(204)]],
  "an unlisted client error": [json(418, { errors: ["I am a teapot"] }), [unlisted(418)]],
  "an unlisted client error with another body": [
    json(418, { error: "teapot" }),
    ["unknown /error isn't a field of the spec", unlisted(418), "wrong /errors is required but missing"],
  ],
  "a documented error with another body": [
    json(404, { error: "Not Found" }),
    ["unknown /error isn't a field of the spec", "wrong /errors is required but missing"],
  ],
  "a documented error as HTML": [html(404), ["unknown header content-type is text/html, not application/json"]],
  "a documented error without a body": [{ status: 403, body: "", mediaType: "" }, ["wrong the body is empty"]],
  "a server error with another body": [
    json(500, { error: "oops" }),
    ["unknown /error isn't a field of the spec", "wrong /errors is required but missing"],
  ],
  "a redirect, which is not followed": [
    { status: 302, body: "", mediaType: "", headers: { location: "/elsewhere" } },
    [unlisted(302)],
  ],
  "a wrong header": [
    json(429, { errors: ["Slow down"] }, { headers: { "x-rate-limit-limit": "many" } }),
    ["wrong header x-rate-limit-limit must be an integer, not a string"],
  ],
  "content where the spec has none": [
    json(200, { done: true }, { operation: "unenrollUserMfa" }),
    ["wrong the body must be empty"],
  ],
  "HTML where the spec has no content": [
    { ...html(200), operation: "unenrollUserMfa" },
    ["wrong the body must be empty"],
  ],
  // A report shows no value: the same problems as above, or a place with `*`.
  "a token in the media type": [
    { ...user({}), mediaType: `text/${SECRET}` },
    ["unknown header content-type is another media type, not application/json"],
  ],
  "a token as a field's name": [user({ [SECRET]: SECRET }), ["unknown /* isn't a field of the spec"]],
  "a token in a value": [
    user({ createdAt: SECRET, managedBy: SECRET }),
    [
      "unknown /managedBy has a value beside those that the spec lists (frontegg, scim2, external)",
      "wrong /createdAt must have the format date-time",
    ],
  ],
  "a token in an error": [
    json(403, { errors: [{ token: SECRET }] }),
    ["wrong /errors/* must be a string, not an object"],
  ],
  "a token in a wrong header": [
    json(429, { errors: ["Slow down"] }, { headers: { "x-rate-limit-limit": SECRET } }),
    ["wrong header x-rate-limit-limit must be an integer, not a string"],
  ],
};

/** Answers that the spec describes, or about which it says nothing. */
export const rightAnswers: Readonly<Record<string, TestAnswer>> = {
  "a full user": user({}),
  "a sparse user": json(200, responses["200"]!.content!.examples["sparse"]!.value),
  "a user with a charset": { ...user({}), mediaType: "application/json; charset=utf-8" },
  "no content where the spec has none": { operation: "unenrollUserMfa", status: 200, body: "", mediaType: "" },
  "a documented error": json(404, { errors: ["User not found"] }),
  "a rate limit with a date": json(
    429,
    { errors: ["Slow down"] },
    { headers: { "x-rate-limit-reset": "2024-03-21T07:27:46.000Z" } },
  ),
  "a rate limit with seconds": json(
    429,
    { errors: ["Slow down"] },
    { headers: { "x-rate-limit-reset": "7", "x-rate-limit-limit": "100" } },
  ),
  "a server error as the spec has it": json(500, { errors: ["oops"] }),
  "an outage with HTML": html(503),
  "an outage without a body": { status: 502, body: "", mediaType: "" },
};
