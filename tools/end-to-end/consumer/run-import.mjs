import process from "node:process";
import * as library from "@frontegg-identity/client";
import { runRules } from "./run-rules.mjs";

console.log(JSON.stringify(await runRules(library, JSON.parse(process.argv[2]))));
