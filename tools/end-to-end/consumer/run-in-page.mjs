import * as library from "@frontegg-identity/client";
import { runRules } from "./run-rules.mjs";

const settings = await (await fetch("/argument.json")).json();
const outcomes = await runRules(library, { ...settings, isBrowser: true });
await fetch("/result", { method: "POST", body: JSON.stringify(outcomes) });
