/** Puts the spec beside the compiled types, as YAML (with its comments) and as JSON. */
import { copyFileSync, readFileSync, writeFileSync } from "node:fs";
import { parse } from "yaml";

const spec = new URL("../../../spec/openapi.yaml", import.meta.url);
const dist = new URL("../dist/", import.meta.url);

copyFileSync(spec, new URL("openapi.yaml", dist));
writeFileSync(new URL("openapi.json", dist), `${JSON.stringify(parse(readFileSync(spec, "utf8")), null, 2)}\n`);
