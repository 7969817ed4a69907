import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openJournal, type JournalEntry } from "../support/open-journal.ts";

const entry: JournalEntry = { userId: "user-1", result: "done", server: "eu", at: "2026-01-01T00:00:00.000Z" };
const line = `${JSON.stringify(entry)}\n`;

let directory: string;
let path: string;

beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "journal-"));
  path = join(directory, "users.journal");
});

afterEach(() => rm(directory, { recursive: true }));

test("starts empty, and gives back what was appended", () => {
  const journal = openJournal(path);
  expect(journal.entries).toEqual([]);
  journal.append(entry);
  expect(openJournal(path).entries).toEqual([entry]);
});

test.each([line.slice(0, 1), line.slice(0, 5), line.slice(0, 30), line.slice(0, -1)])(
  "removes a last line that was cut short: %s",
  async (rest) => {
    await writeFile(path, line + rest);
    expect(openJournal(path).entries).toEqual([entry]);
    expect(await readFile(path, "utf8")).toBe(line);
  },
);

test.each(["user-1", "user-1\nuser-2\n", `${line}user-2\n`, `${line}{"userId":\n${line}`, "\n"])(
  "refuses a file that is not a journal, and leaves it as it is: %j",
  async (content) => {
    await writeFile(path, content);
    expect(() => openJournal(path)).toThrow(/users\.journal is not a journal of this command: see line [12]/);
    expect(await readFile(path, "utf8")).toBe(content);
  },
);

test("refuses a path that cannot be read", () => {
  expect(() => openJournal(directory)).toThrow("The journal cannot be read: Error: EISDIR");
});
