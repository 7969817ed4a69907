import type { User, UserUpdate } from "@frontegg-identity/types";
import { isUnknownField, schemaProblems } from "@frontegg-identity/types/check";
import { operations, schemas } from "@frontegg-identity/types/operations";
import { cloneJson } from "./clone-json.ts";
import { jsonType } from "./json-type.ts";
import { sentence } from "./sentence.ts";
import { shown } from "./shown.ts";

/** A user of the mock: an ID, and the fields that matter to your test. The rest comes from the spec's example. */
export type MockUser = { readonly id: string } & {
  /** A field of the user. `undefined` removes it from the answers, if the spec allows that. */
  readonly [Field in Exclude<keyof User, "id">]?: User[Field] | undefined;
};

/** The users of a mock. It returns copies. */
export interface MockUsers {
  /** Returns the user as the API would, or undefined if there is none. */
  get(userId: string): User | undefined;
  /** Returns every user, in the order in which they were added. */
  all(): User[];
  /**
   * Adds a user, and replaces an earlier one with the same ID.
   *
   * @throws TypeError for a user that breaks the spec, or has a field that the spec doesn't have.
   */
  add(user: MockUser): User;
  /** Removes a user, and returns whether there was one. */
  delete(userId: string): boolean;
  /** Returns every phone number of a user. An update adds one, and the user shows the last one. */
  phoneNumbers(userId: string): string[];
}

/** The users of the spec's examples: one with every field, and two with as few as possible. */
export const EXAMPLE_USERS: readonly User[] = Object.values(
  operations.getUser.responses["200"]?.content?.examples ?? {},
).map(({ value }) => value as User); // the spec's own tests check each example against its schema

/** The fields that an update changes. The mock ignores others, which production may not. */
const UPDATABLE: ReadonlySet<string> = new Set(Object.keys(schemas["UserUpdate"]?.["properties"] ?? {}));

/** Keeps users in memory. */
export class UserStore implements MockUsers {
  readonly #users = new Map<string, { user: User; phoneNumbers: string[] }>();
  readonly #createsMissing: boolean;

  /** @param createsMissing - Whether a request creates the user that it is about, if there is none. */
  constructor(createsMissing: boolean) {
    this.#createsMissing = createsMissing;
  }

  get(userId: string): User | undefined {
    const entry = this.#users.get(userId);
    return entry && cloneJson(entry.user);
  }

  all(): User[] {
    return [...this.#users.values()].map(({ user }) => cloneJson(user));
  }

  add(given: MockUser): User {
    const user = completed(given);
    this.#put(user);
    return cloneJson(user);
  }

  delete(userId: string): boolean {
    return this.#users.delete(userId);
  }

  phoneNumbers(userId: string): string[] {
    return [...(this.#users.get(userId)?.phoneNumbers ?? [])];
  }

  /** Returns the user that a request asks for. */
  find(userId: string): User | undefined {
    if (this.#createsMissing && !this.#users.has(userId)) this.add({ id: userId });
    return this.get(userId);
  }

  /** Starts over with these users. */
  replaceAll(users: readonly MockUser[]): void {
    if (!Array.isArray(users)) throw new TypeError(`users must be a list, got ${shown(users)}`);
    const all = users.map(completed); // before the old ones go, in case one is refused
    const ids = new Set<string>();
    for (const { id } of all) {
      if (ids.has(id)) throw new TypeError(`users must have each id once, got ${JSON.stringify(id)} again`);
      ids.add(id);
    }
    this.#users.clear();
    for (const user of all) this.#put(user);
  }

  /** Changes the fields that the spec has, and returns the updated user, or undefined if there is none. */
  update(userId: string, update: UserUpdate): User | undefined {
    this.find(userId);
    const entry = this.#users.get(userId);
    if (entry === undefined) return undefined;
    Object.assign(entry.user, Object.fromEntries(Object.entries(update).filter(([name]) => UPDATABLE.has(name))));
    if (update.phoneNumber !== undefined) entry.phoneNumbers.push(update.phoneNumber);
    return cloneJson(entry.user);
  }

  /** Removes a user's MFA enrolment. Returns whether there was one, or undefined if there is no such user. */
  unenroll(userId: string): boolean | undefined {
    this.find(userId);
    const user = this.#users.get(userId)?.user;
    const wasEnrolled = user?.mfaEnrolled;
    if (user) user.mfaEnrolled = false;
    return wasEnrolled;
  }

  #put(user: User): void {
    this.#users.set(user.id, { user, phoneNumbers: user.phoneNumber ? [user.phoneNumber] : [] });
  }
}

function completed(given: MockUser): User {
  const id: unknown = given?.id;
  if (typeof id !== "string" || id === "") {
    const wrong = jsonType(given) === "an object" ? id : given;
    throw new TypeError(`A user must have an id that is a string, got ${shown(wrong)}`);
  }
  const rest = { sub: id, email: `${encodeURIComponent(id)}@example.com` };
  // Through JSON, as it will be sent: a field that is undefined is left out.
  const user = cloneJson({ ...EXAMPLE_USERS[0], ...rest, ...given }) as User;
  const problems = schemaProblems({ $ref: "#/$defs/User" }, user, schemas)
    .filter((problem) => problem.kind === "wrong" || isUnknownField(problem))
    .map(sentence);
  if (problems.length > 0)
    throw new TypeError(`The user ${JSON.stringify(id)} breaks the spec: ${problems.join("; ")}`);
  return user;
}
