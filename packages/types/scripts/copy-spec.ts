/** Puts the spec beside the compiled types, as YAML (with its comments) and as JSON, and where its statements come from. */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";
import { sourcesOf } from "./sources-of.ts";

const spec = new URL("../../../spec/openapi.yaml", import.meta.url);
const dist = new URL("../dist/", import.meta.url);

copyFileSync(spec, new URL("openapi.yaml", dist));
const readme = readFileSync(new URL("README.md", spec), "utf8");
writeFileSync(new URL("sources.md", dist), sourcesOf(readme));
writeFileSync(new URL("openapi.json", dist), `${JSON.stringify(parse(readFileSync(spec, "utf8")), null, 2)}\n`);
