#!/usr/bin/env node
import { main } from "./main.ts";

// A reader that has seen enough, such as `head`, is no reason to end in mid-run. `writeLine` reports what was not written.
for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});

process.exitCode = await main(process.argv.slice(2), process.env);
