import { createWriteStream } from "node:fs";
import { writeFile } from "node:fs/promises";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { expect } from "vitest";
import { headerLine, recordLine } from "../../src/bulk/journal-record.ts";
import { test } from "./bulk-run.ts";
import { until } from "./until.ts";

const MILLION = 1_000_000;
const MOST_MEGABYTES = 300;
/** Prints at the end how much memory the process had at most, in megabytes. */
const PRINT_MEMORY =
  "data:text/javascript,process.on('exit',()=>console.error('memory',process.resourceUsage().maxRSS/1024))";
const env = { NODE_OPTIONS: `--import="${PRINT_MEMORY}"` };

/** An ID as long as a UUID. */
const idOf = (index: number): string => `00000000-0000-4000-8000-${String(index).padStart(12, "0")}`;
const ids = (): string[] => Array.from({ length: MILLION }, (_, index) => idOf(index));
const megabytes = (stderr: string): number => Number(/^memory ([\d.]+)$/m.exec(stderr)?.[1]);

test("a million IDs take less than 300 MB", async ({ bulk }) => {
  await bulk.write(ids());
  const run = bulk.start(["--per-minute", "6000"], { env });
  await until("calls", () => bulk.calls("unenroll").length >= 100);
  run.kill("SIGTERM");
  const { exitCode, stderr } = await run.ended;
  expect(exitCode).toBe(1);
  expect(stderr).toMatch(/\d+ done, 0 with nothing to do, 0 failed, 999,\d+ left/);
  console.log(`a million IDs, just begun: ${Math.round(megabytes(stderr))} MB`);
  expect(megabytes(stderr)).toBeLessThan(MOST_MEGABYTES);
});

test("a million IDs that are done take less than 300 MB, and no call", async ({ bulk }) => {
  await bulk.write(ids());
  const at = new Date().toISOString();
  const journal = function* (): Generator<string> {
    yield headerLine({ operation: "unenrollUserMfa", server: bulk.server.url, options: {} });
    for (let first = 0; first < MILLION; first += 1_000) {
      const lines = Array.from({ length: 1_000 }, (_, index) => {
        const id = idOf(first + index);
        const sent = recordLine({ id, state: "sent", at });
        return sent + recordLine({ id, state: "done", at, traceId: "8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b" });
      });
      yield lines.join("");
    }
  };
  await pipeline(Readable.from(journal()), createWriteStream(bulk.journal));
  const { exitCode, stderr } = await bulk.run([], { env });
  expect(stderr).toContain("0 done, 0 with nothing to do, 0 failed, 0 left, 1,000,000 done in an earlier run");
  expect(exitCode).toBe(0);
  console.log(`a million IDs, all done: ${Math.round(megabytes(stderr))} MB`);
  expect(megabytes(stderr)).toBeLessThan(MOST_MEGABYTES);
  expect(bulk.calls()).toEqual([]);
});

test("a list on its way through a pipe is worked on before its end is there", async ({ bulk }) => {
  await writeFile(bulk.list, "");
  const through = [
    "bash",
    "-c",
    'f=$1; shift; (seq -f "user-%g" 1 30; while [ ! -e "$f" ]; do sleep 0.1; done; echo user-31) | "$@"',
    "bash",
  ];
  const end = `${bulk.list}.end`;
  const { startCommand } = await import("./start-command.ts");
  const args = ["unenroll-user-mfa", "--from", "-", "--base-url", bulk.server.url, "--journal", bulk.journal];
  const run = startCommand([...args, "--per-minute", "60000"], { through: [...through, end] });
  await until("the first thirty", () => bulk.calls("unenroll").length === 30);
  await writeFile(end, "");
  const { exitCode, stderr } = await run.ended;
  expect(stderr).toContain("31 done, 0 with nothing to do, 0 failed, 0 left");
  expect(exitCode).toBe(0);
});
