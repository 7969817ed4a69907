import * as library from "@frontegg-identity/client";
import { behaviourSuite } from "./behaviour-suite.mjs";

const settings = await (await fetch("/argument.json")).json();
const outcomes = await behaviourSuite(library, { ...settings, isBrowser: true });
await fetch("/result", { method: "POST", body: JSON.stringify(outcomes) });
