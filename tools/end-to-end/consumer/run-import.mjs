import process from "node:process";
import * as library from "@frontegg-identity/client";
import { behaviourSuite } from "./behaviour-suite.mjs";

console.log(JSON.stringify(await behaviourSuite(library, JSON.parse(process.argv[2]))));
