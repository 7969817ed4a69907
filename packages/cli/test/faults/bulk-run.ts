import { existsSync, readFileSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base, type TestAPI } from "vitest";
import { startAccountsServer, type AccountsServer, type Call } from "./accounts-server.ts";
import { countCalls, type Counts } from "./count-calls.ts";
import { startCommand, type Ending, type Started, type StartOptions } from "./start-command.ts";

/** A server, a list of IDs, and the command that resets their MFA. */
export interface Bulk {
  readonly directory: string;
  readonly list: string;
  readonly journal: string;
  readonly server: AccountsServer;
  readonly userIds: readonly string[];
  /** Calls a minute of the runs, unless they say otherwise. */
  perMinute: number;
  write(userIds: readonly string[]): Promise<void>;
  start(args?: readonly string[], options?: StartOptions): Started;
  run(args?: readonly string[], options?: StartOptions): Promise<Ending>;
  calls(kind?: Call["kind"]): Call[];
  readonly counts: (windowMs?: number) => Counts;
  /** The states that the journal has for an ID, in their order. */
  journalled(userId: string): string[];
}

/** A test with a {@link Bulk} of 60 users. */
export const test: TestAPI<{ bulk: Bulk }> = base.extend<{ bulk: Bulk }>({
  // oxlint-disable-next-line no-empty-pattern -- vitest reads from the pattern which fixtures this one needs
  bulk: async ({}, use) => {
    const directory = await mkdtemp(join(tmpdir(), "bulk-"));
    const server = await startAccountsServer();
    const list = join(directory, "users.txt");
    const started: Started[] = [];
    const bulk: Bulk = {
      directory,
      list,
      journal: `${list}.journal`,
      server,
      userIds: Array.from({ length: 60 }, (_, index) => `user-${index + 1}`),
      perMinute: 60_000,
      write: (userIds) => writeFile(list, userIds.join("\n")),
      start(args = [], options = {}) {
        const pace = ["--per-minute", String(bulk.perMinute)];
        const run = startCommand(
          [
            "unenroll-user-mfa",
            "--from",
            list,
            "--base-url",
            server.url,
            ...(args.includes("--per-minute") ? [] : pace),
            ...args,
          ],
          options,
        );
        started.push(run);
        return run;
      },
      run: (args, options) => bulk.start(args, options).ended,
      calls: (kind) => server.calls.filter((call) => kind === undefined || call.kind === kind),
      counts: (windowMs = 60_000) => countCalls(server.calls, windowMs),
      journalled: (userId) =>
        existsSync(bulk.journal)
          ? readFileSync(bulk.journal, "utf8")
              .split("\n")
              .filter((line) => line.includes(`{"id":"${userId}"`))
              .map((line) => (JSON.parse(line) as { state: string }).state)
          : [],
    };
    await bulk.write(bulk.userIds);
    await use(bulk);
    for (const run of started) run.kill("SIGKILL");
    await Promise.all(started.map(({ ended }) => ended));
    await server.stop();
    await rm(directory, { recursive: true });
    // Node's own, for instance of listeners that pile up.
    expect(started.map(({ output }) => output()).join()).not.toContain("Warning");
  },
});

/** Checks what must hold after every run: each user was reset once, nobody was left out, nothing twice without a lookup. */
export function expectOnce({ server, counts, userIds }: Bulk): void {
  expect(counts().notLookedUp).toEqual([]);
  expect(userIds.filter((userId) => server.resets.get(userId) !== 1)).toEqual([]);
}
