import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";

/** The platform's types that openapi-fetch names. The real ones take long to read and don't change the result. */
const platform = `
interface RequestInit { method?: string; headers?: unknown; body?: unknown; signal?: unknown; cache?: string; credentials?: string; redirect?: string }
interface Request { readonly url: string }
interface Headers { get(name: string): string | null }
interface Response { readonly ok: boolean; readonly status: number; readonly headers: Headers; readonly body: unknown; text(): Promise<string>; blob(): Promise<unknown>; arrayBuffer(): Promise<unknown> }
declare var Request: { new (input: string, init?: RequestInit): Request };
declare function fetch(input: Request): Promise<Response>;
`;

let types: Readonly<Record<string, string>> | undefined;

/** The types of openapi-fetch, with which most users call what openapi-typescript describes: text by path. */
export function fetchTypes(): Readonly<Record<string, string>> {
  if (types) return types;
  const client = createRequire(import.meta.url).resolve("openapi-fetch");
  const helpers = createRequire(client).resolve("openapi-typescript-helpers");
  types = {
    "fetch/platform.d.ts": platform,
    "fetch/helpers.d.ts": declarations(helpers),
    "fetch/index.d.ts": declarations(client).replace(/(["'])openapi-typescript-helpers\1/, '"./helpers.d.ts"'),
  };
  return types;
}

function declarations(file: string): string {
  return readFileSync(join(dirname(file), "index.d.ts"), "utf8");
}
