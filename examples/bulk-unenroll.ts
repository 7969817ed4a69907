/**
 * Resets the multi-factor enrolment of many users. Run it again to continue where it stopped.
 *
 *     export FRONTEGG_CLIENT_ID=… FRONTEGG_SECRET=…
 *     node bulk-unenroll.ts users.txt --region us
 *     psql -tc "select id from locked_out" | node bulk-unenroll.ts - --region us --journal locked-out.journal
 */
import {
  ApiError,
  AuthenticationError,
  createClient,
  environmentToken,
  InvalidInputError,
  RequestError,
} from "@frontegg-identity/client";
import PQueue from "p-queue";
import { openJournal, type JournalEntry } from "./support/open-journal.ts";
import { parseUserIds } from "./support/parse-user-ids.ts";
import { readBulkArguments, USAGE } from "./support/read-bulk-arguments.ts";
import { UsageError } from "./support/usage-error.ts";

/** What the API answers for a user without MFA. */
const NOT_ENROLLED = "ER-01097";
/** Enough to reach 1,000 requests a minute with answers that take half a second. */
const CONCURRENCY = 10;

try {
  process.exitCode = await main();
} catch (error) {
  if (!(error instanceof UsageError) && !InvalidInputError.isInstance(error)) throw error;
  console.error(`${error.message}\n\n${USAGE}`);
  process.exitCode = 2;
}

async function main(): Promise<number> {
  if (process.argv.includes("--help")) {
    console.log(USAGE);
    return 0;
  }
  const { input, server, journalPath, perMinute } = readBulkArguments(process.argv.slice(2));
  const { userIds, duplicates } = parseUserIds(await input.read(), input.name);
  const serverName = server.region ?? server.baseUrl;

  // Requests are spread evenly, not sent in bursts: so a run that follows a crash keeps to the limit as well.
  const interval = Math.ceil(60_000 / perMinute);
  const queue = new PQueue({ concurrency: CONCURRENCY, intervalCap: 1, interval });
  const frontegg = createClient({
    ...server,
    token: environmentToken({
      clientId: process.env["FRONTEGG_CLIENT_ID"] ?? "",
      secret: process.env["FRONTEGG_SECRET"] ?? "",
    }),
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
      if (concernsEveryUser(error)) stop("the same would happen to every other user");
    }
  }

  async function unenroll(userId: string): Promise<JournalEntry["result"]> {
    try {
      await frontegg.unenrollUserMfa(userId);
      return "done";
    } catch (error) {
      // After a crash, an answer that was lost, or the work of someone else: what was wanted is so.
      if (ApiError.isInstance(error) && error.errorCode === NOT_ENROLLED) return "already";
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

/** Refused credentials, a token without the rights, and faults of this machine such as a full disk. */
function concernsEveryUser(error: unknown): boolean {
  if (ApiError.isInstance(error)) return error.status === 401 || error.status === 403;
  return AuthenticationError.isInstance(error) || !RequestError.isInstance(error);
}
