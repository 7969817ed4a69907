import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { lockJournal } from "../../src/bulk/journal-lock.ts";

let directory: string;
let path: string;
let lock: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), "lock-"));
  path = join(directory, "users.journal");
  lock = `${path}.lock`;
});
afterEach(() => rm(directory, { recursive: true }));

/** Changes what the lock says about its owner. */
function change(changes: object): void {
  const owner = JSON.parse(readFileSync(lock, "utf8")) as object; // as it was written
  writeFileSync(lock, JSON.stringify({ ...owner, ...changes }));
}

test("a released lock leaves nothing behind", async () => {
  const held = await lockJournal(path);
  expect(existsSync(lock)).toBe(true);
  held.check();
  held.release();
  expect(existsSync(lock)).toBe(false);
});

test("the lock of a process that has ended, or had our own ID, is taken over at once", async () => {
  for (const pid of [process.pid, 2 ** 22 + 1]) {
    await lockJournal(path);
    change({ pid });
    const next = await lockJournal(path);
    next.check();
    next.release();
  }
});

test("a process that has lost the lock learns it, and doesn't release the other's", async () => {
  const lost = await lockJournal(path);
  const next = await lockJournal(path); // by our own process ID
  expect(() => lost.check()).toThrow(/is no longer ours: another run has taken over$/);
  lost.release();
  next.check();
  next.release();
});

test("a lock from elsewhere that is touched belongs to a run", async () => {
  const held = await lockJournal(path);
  change({ place: "elsewhere" });
  const touched = setInterval(() => change({ place: "elsewhere" }), 200);
  await expect(lockJournal(path)).rejects.toThrow(/^Another run is using .*users\.journal \(process \d+ on /);
  clearInterval(touched);
  held.release();
});
