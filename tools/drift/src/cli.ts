import { drift } from "./drift.ts";

const { exitCode, stdout, stderr } = await drift(process.argv.slice(2));
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
