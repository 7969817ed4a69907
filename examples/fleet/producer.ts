/**
 * Puts users into the queue, each once however often it is run; workers reset their MFA.
 *
 *     node fleet/producer.ts users.txt --region us --per-minute 1000
 *     psql -tc "select id from locked_out" | node fleet/producer.ts - --region us
 */
import { inputOf, integerOf, parsedArguments, runCommand, SERVER_OPTIONS, serverOf } from "../support/command-line.ts";
import { connect, jobOf, openQueue, REDIS_OPTION } from "./open-queue.ts";
import { paceOf } from "./pace.ts";

const USAGE = `Usage: node fleet/producer.ts <file | -> --region <eu | us | ca | au> [options]

  <file>               one user id a line; - reads standard input
  --region <region>    the region of the account, or --base-url <url> for a server of your own
  --per-minute <n>     calls a minute of all workers together: 100 (default) is the limit of the smallest plan, larger
                       ones have 1000; none for no limit
  --redis <url>        default: redis://127.0.0.1:6379

Users who are queued or done already are left as they are, and those who failed are tried again.
Exit code: 0 all are queued, 2 the list has lines that are none.`;

/** As many as one round trip to Redis takes without holding up the workers' own. */
const BATCH = 1_000;

await runCommand(USAGE, async (args) => {
  const { values, positionals } = parsedArguments(args, {
    ...SERVER_OPTIONS,
    ...REDIS_OPTION,
    "per-minute": { type: "string", default: "100" },
  });
  const input = inputOf(positionals);
  const server = serverOf(values);
  const { redis: url, "per-minute": perMinute } = values;
  const pace = perMinute === "none" ? undefined : paceOf(integerOf("per-minute", perMinute, 1, 60_000));

  const redis = connect(url);
  const queue = openQueue(server, redis);
  try {
    // It is the queue that has the pace: no worker can have another one.
    if (pace) await queue.setGlobalRateLimit(pace.max, pace.duration);
    else await queue.removeGlobalRateLimit();
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
  } finally {
    await queue.close();
    await redis.quit();
  }
});
