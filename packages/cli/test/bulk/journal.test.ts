import { linkSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { openJournal, readJournal } from "../../src/bulk/journal.ts";
import { headerLine, recordLine, type JournalRecord } from "../../src/bulk/journal-record.ts";

const subject = { operation: "unenrollUserMfa", server: "https://api.frontegg.com/identity", options: {} };
const record = (id: string): JournalRecord => ({ id, state: "done", at: "2026-11-28T05:30:00.000Z" });
const header = headerLine(subject);

let directory: string;
let path: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "journal-"));
  path = join(directory, "users.journal");
});
afterEach(() => rm(directory, { recursive: true }));

async function ids(): Promise<string[]> {
  const found: string[] = [];
  for await (const records of readJournal(path, subject)) found.push(...records.map(({ id }) => id));
  return found;
}

describe("a journal with another name", () => {
  test.each([
    ["that exists", true],
    ["that doesn't exist yet", false],
  ])("is locked as the file %s, if the name is a symbolic link", async (_, exists) => {
    if (exists) writeFileSync(path, header);
    const alias = join(directory, "alias.journal");
    symlinkSync(path, alias);
    const journal = await openJournal(alias, subject);
    expect(readFileSync(`${path}.lock`, "utf8")).toContain(String(process.pid));
    journal.close();
  });

  test("is refused, if the name is a hard link", async () => {
    writeFileSync(path, header);
    const alias = join(directory, "alias.journal");
    linkSync(path, alias);
    for (const name of [path, alias]) {
      await expect(openJournal(name, subject)).rejects.toThrow(
        `${name} has 2 names (hard links), so two runs could use it at once. Remove the other names, or copy it and name the copy with --journal.`,
      );
    }
    expect(readFileSync(path, "utf8")).toBe(header);
  });
});

describe("a damaged line of a journal is named, and nothing is read past it:", () => {
  test.each([
    ["two records", recordLine(record("b")).trimEnd() + recordLine(record("c"))],
    ["a NUL", recordLine(record("b")).replace("b", "\0")],
    ["half a record", `${recordLine(record("b")).slice(0, 20)}\n`],
    ["other text", "gone\n"],
    ["null", "null\n"],
    ["an unknown state", recordLine(record("b")).replace("done", "gone")],
    ["an ID that isn't UTF-8", Buffer.from(recordLine(record("\u00E9")), "latin1")],
  ])("%s", async (_, line) => {
    writeFileSync(
      path,
      Buffer.concat([header + recordLine(record("a")), line, recordLine(record("d"))].map((part) => Buffer.from(part))),
    );
    await expect(ids()).rejects.toThrow(
      `Line 3 of ${path} is damaged, so a user who is done could be called again. Nothing was sent. Repair the line, or restore the file.`,
    );
  });

  test("in any chunk", async () => {
    const records = Array.from({ length: 5_000 }, (_, index) => recordLine(record(`user-${index}`)));
    writeFileSync(path, [header, ...records, "{}\n", ...records].join(""));
    await expect(ids()).rejects.toThrow(/^Line 5002 of /);
  });

  test("a first line that was cut short before others", async () => {
    writeFileSync(path, `${header.slice(0, 20)}\n${recordLine(record("a"))}`);
    const refused = `${path} is not a journal of this command. It stays as it is.`;
    await expect(ids()).rejects.toThrow(refused);
    await expect(openJournal(path, subject)).rejects.toThrow(refused);
  });

  test("an end without a line break that is longer than any line", async () => {
    const text = header + recordLine(record("a")) + "\0".repeat(70_000);
    writeFileSync(path, text);
    await expect(openJournal(path, subject)).rejects.toThrow(`The end of ${path} is damaged.`);
    expect(readFileSync(path, "utf8")).toBe(text);
  });
});

test("removes a last line that was cut short", async () => {
  for (const rest of [recordLine(record("b")).slice(0, 20), recordLine(record("b")).trimEnd(), "\0\0"]) {
    const whole = header + recordLine(record("a"));
    writeFileSync(path, whole + rest);
    expect(await ids()).toEqual(["a"]);
    (await openJournal(path, subject)).close();
    expect(readFileSync(path, "utf8")).toBe(whole);
  }
});

test("a journal is that of its options, whatever their order", async () => {
  const options = { "frontegg-environment-id": "hash-a", body: "hash-b" };
  (await openJournal(path, { ...subject, options })).close();
  (await openJournal(path, { ...subject, options: { body: "hash-b", "frontegg-environment-id": "hash-a" } })).close();
  for (const other of [{ body: "hash-b" }, { ...options, "frontegg-environment-id": "hash-c" }]) {
    await expect(openJournal(path, { ...subject, options: other })).rejects.toThrow(
      `${path} is the journal of another --frontegg-environment-id. With another --journal, every ID is called again.`,
    );
  }
});
