import { verify } from "./verify.ts";

const { exitCode, stdout, stderr } = await verify(process.argv.slice(2), process.env);
process.stdout.write(stdout);
process.stderr.write(stderr);
process.exitCode = exitCode;
