import { appendFileSync } from "node:fs";
import { runReview } from "./run-review.ts";

const { exitCode, stdout, stderr, summary } = await runReview(process.argv.slice(2), process.cwd(), process.env);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
const summaryFile = process.env["GITHUB_STEP_SUMMARY"];
if (summaryFile && summary) appendFileSync(summaryFile, summary);
