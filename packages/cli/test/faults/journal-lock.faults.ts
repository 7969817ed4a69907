import { writeFileSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { lockJournal } from "../../src/bulk/journal-lock.ts";

test.concurrent.for([
  ["half a lock", ""],
  ["the lock of a machine that is gone", '{"id":"x","place":"elsewhere","host":"gone","pid":1}'],
] as const)("%s is taken over after ten silent seconds", async ([, text]) => {
  const directory = await mkdtemp(join(tmpdir(), "lock-"));
  const path = join(directory, "users.journal");
  writeFileSync(`${path}.lock`, text);
  const held = await lockJournal(path);
  expect(() => held.check()).not.toThrow();
  held.release();
  await rm(directory, { recursive: true });
});
