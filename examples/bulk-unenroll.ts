/**
 * Resets the multi-factor enrolment of many users. Run it again to continue where it stopped.
 *
 *     export FRONTEGG_CLIENT_ID=… FRONTEGG_SECRET=…
 *     node bulk-unenroll.ts users.txt --region us
 *     psql -tc "select id from locked_out" | node bulk-unenroll.ts - --region us --journal locked-out.journal
 */
import { createClient, environmentToken } from "@frontegg-identity/client";
import PQueue from "p-queue";
import {
  credentials,
  inputOf,
  integerOf,
  parsedArguments,
  runCommand,
  SERVER_OPTIONS,
  SERVER_USAGE,
  serverOf,
} from "./support/command-line.ts";
import { judgeError } from "./support/judge-error.ts";
import { openJournal, type JournalEntry } from "./support/open-journal.ts";
import { UsageError } from "./support/usage-error.ts";

const USAGE = `Usage: node bulk-unenroll.ts <file | -> --region <eu | us | ca | au> [options]

  <file>               one user id a line; - reads standard input
${SERVER_USAGE}
  --journal <file>     remembers what is done; default: <file>.journal
  --per-minute <n>     requests a minute: 100 (default) is the limit of the smallest plan, larger ones have 1000

The environment variables FRONTEGG_CLIENT_ID and FRONTEGG_SECRET hold the credentials.
Exit code: 0 all users done, 1 some failed, 2 nothing was tried, 130 interrupted.`;

/** Enough to reach 1,000 requests a minute with answers that take half a second. */
const CONCURRENCY = 10;

await runCommand(USAGE, bulkUnenroll);

async function bulkUnenroll(args: string[]): Promise<number> {
  const { values, positionals } = parsedArguments(args, {
    ...SERVER_OPTIONS,
    journal: { type: "string" },
    "per-minute": { type: "string", default: "100" },
  });
  const input = inputOf(positionals);
  const server = serverOf(values);
  const perMinute = integerOf("per-minute", values["per-minute"], 1, 60_000);
  const { journal: journalPath = `${input.name}.journal` } = values;
  if (positionals[0] === "-" && values.journal === undefined)
    throw new UsageError("Standard input needs --journal <file>");
  const listed = await Array.fromAsync(input.userIds());
  const userIds = [...new Set(listed)];
  const duplicates = listed.length - userIds.length;
  const serverName = server.region ?? server.baseUrl;

  // Requests are spread evenly, not sent in bursts: so a run that follows a crash keeps to the limit as well.
  const interval = Math.ceil(60_000 / perMinute);
  const queue = new PQueue({ concurrency: CONCURRENCY, intervalCap: 1, interval });
  const frontegg = createClient({
    ...server,
    token: environmentToken(credentials()),
    // A call that waits for the limit keeps its place in the queue, so few others are refused meanwhile.
    retry: { maxRetries: 5 },
  });

  const journal = openJournal(journalPath);
  const finished = new Set(journal.entries.filter((entry) => entry.server === serverName).map(({ userId }) => userId));
  const pending = userIds.filter((userId) => !finished.has(userId));
  const counts = { done: 0, already: 0, failed: 0 };
  let stopped: string | undefined;

  console.log(
    `${userIds.length} users on ${serverName}${duplicates > 0 ? ` (${duplicates} duplicates left out)` : ""}, ` +
      `${userIds.length - pending.length} of them done in an earlier run (${journalPath})`,
  );

  function stop(reason: string): void {
    if (stopped !== undefined) return;
    stopped = reason;
    queue.clear();
    console.error(`Stopping: ${reason}. ${queue.pending} requests under way are waited for.`);
  }

  async function reset(userId: string): Promise<void> {
    let result: JournalEntry["result"];
    try {
      result = await unenroll(userId);
      journal.append({ userId, result, server: serverName, at: new Date().toISOString() });
      counts[result]++;
      console.log(progressLine(result, userId));
    } catch (error) {
      counts.failed++;
      console.error(progressLine("failed", `${userId}  ${String(error)}`));
      if (judgeError(error) === "everyone") stop("the same would happen to every other user");
    }
  }

  async function unenroll(userId: string): Promise<JournalEntry["result"]> {
    try {
      await frontegg.unenrollUserMfa(userId);
      return "done";
    } catch (error) {
      // After a crash, an answer that was lost, or the work of someone else: what was wanted is so.
      if (judgeError(error) === "already") return "already";
      throw error;
    }
  }

  function progressLine(result: string, subject: string): string {
    const tried = counts.done + counts.already + counts.failed;
    const width = String(pending.length).length;
    return `${String(tried).padStart(width)}/${pending.length}  ${result.padEnd(7)}  ${subject}`;
  }

  for (const userId of pending) void queue.add(() => reset(userId));
  for (const signal of ["SIGINT", "SIGTERM"] as const) {
    // Once: the second signal ends the process at once, and what was under way then is found out by the next run.
    process.once(signal, () => stop(`${signal}; send it again to end at once`));
  }
  await queue.onIdle();

  const { done, already, failed } = counts;
  const untried = pending.length - done - already - failed;
  console.log(
    `\n${done} done, ${already} already without MFA, ${failed} failed, ${untried} not tried` +
      (failed + untried > 0 ? "\nRun the same command again for those that are left." : ""),
  );
  if (stopped?.startsWith("SIG")) return 130;
  return failed + untried > 0 ? 1 : 0;
}
