import { UsageError } from "./usage-error.ts";

/** One user id a line. An id is opaque, but these characters mean that the line is something else, such as CSV. */
const USER_ID = /^[^\s,;"'/\\]+$/;

/**
 * Reads a list of user ids. Blank lines are skipped, and an id that stands there twice is taken once.
 *
 * @throws {@link UsageError} that names every line that is not an id, so that they can be mended in one go.
 */
export function parseUserIds(
  text: string,
  source: string,
): { readonly userIds: string[]; readonly duplicates: number } {
  const lines = text.split("\n").map((line, index) => ({ id: line.trim(), number: index + 1 }));
  const given = lines.filter(({ id }) => id !== "");
  const wrong = given.filter(({ id }) => !USER_ID.test(id) || id === "." || id === "..");
  if (wrong.length > 0) {
    const list = wrong.map(({ id, number }) => `  line ${number}: ${JSON.stringify(id.slice(0, 60))}`);
    throw new UsageError(`${source} must hold one user id a line, but these lines are none:\n${list.join("\n")}`);
  }
  if (given.length === 0) throw new UsageError(`${source} holds no user id`);
  const userIds = [...new Set(given.map(({ id }) => id))];
  return { userIds, duplicates: given.length - userIds.length };
}
