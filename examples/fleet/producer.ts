/**
 * Puts users into the queue, each once however often it is run; workers reset their MFA.
 *
 *     node fleet/producer.ts users.txt --region us --per-minute 1000
 *     psql -tc "select id from locked_out" | node fleet/producer.ts - --region us
 */
import { inputOf, integerOf, parsedArguments, runCommand } from "../support/command-line.ts";
import { jobOf, QUEUE_OPTIONS, QUEUE_USAGE, withQueue } from "./open-queue.ts";
import { paceOf } from "./pace.ts";

const USAGE = `Usage: node fleet/producer.ts <file | -> --region <eu | us | ca | au> [options]

  <file>               one user id a line; - reads standard input
${QUEUE_USAGE}
  --per-minute <n>     calls a minute of all workers together: 100 is the limit of the smallest plan, larger ones have
                       1000; none for no limit. Default: as it was, and 100 at first

Users who are queued or done already are left as they are, and those who failed are tried again.
Exit code: 0 all are queued, 2 the list has lines that are none.`;

/** As many as one round trip to Redis takes without holding up the workers' own. */
const BATCH = 1_000;

await runCommand(USAGE, async (args) => {
  const { values, positionals } = parsedArguments(args, { ...QUEUE_OPTIONS, "per-minute": { type: "string" } });
  const input = inputOf(positionals);
  const { "per-minute": perMinute } = values;
  const pace = perMinute === "none" ? undefined : paceOf(integerOf("per-minute", perMinute ?? "100", 1, 60_000));

  return withQueue(values, async (queue) => {
    // It is the queue that has the pace: no worker can have another one.
    if (!pace) await queue.removeGlobalRateLimit();
    else if (perMinute !== undefined || !(await queue.getGlobalRateLimit())) {
      await queue.setGlobalRateLimit(pace.max, pace.duration);
    }
    await queue.retryJobs({ state: "failed" });

    const before = await queue.getJobCountByTypes();
    let read = 0;
    let batch: string[] = [];
    const flush = async () => {
      await queue.addBulk(batch.map(jobOf));
      read += batch.length;
      batch = [];
    };
    try {
      for await (const userId of input.userIds()) {
        if (batch.push(userId) === BATCH) await flush();
      }
    } finally {
      await flush();
      const added = (await queue.getJobCountByTypes()) - before;
      console.log(`${added} users queued, ${read - added} were there already (${queue.name})`);
    }
    return 0;
  });
});
