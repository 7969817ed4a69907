import type { PackedPackage } from "./packed-package.ts";

const exactVersion = /^\d+\.\d+\.\d+$/;
const caret = /^\^\d+\.\d+\.\d+/;

/** What each package may bring into an installation, with the form of its range. */
const allowed: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  "@frontegg-identity/types": {},
  // The types move with a caret, so that one installation has one copy; openapi-fetch is final, and pinned.
  "@frontegg-identity/client": { "@frontegg-identity/types": caret, "openapi-fetch": exactVersion },
  "@frontegg-identity/cli": {
    // For `verify`: the validator of the client's check-responses, which has no dependencies.
    "@cfworker/json-schema": caret,
    "@frontegg-identity/client": caret,
    "@frontegg-identity/types": caret,
  },
  "@frontegg-identity/mock": { "@frontegg-identity/types": caret, "@cfworker/json-schema": caret },
  // openapi-typescript brings the same openapi-core. The caller has openapi-typescript and a TypeScript that it runs on.
  "openapi-review": {
    "@redocly/openapi-core": caret,
    "jsonc-parser": caret,
    "openapi-fetch": exactVersion,
    yaml: caret,
    "openapi-typescript": caret,
    typescript: /^>=5 <7$/,
  },
};

/** What a package may name as a peer without installing it. */
const optionalPeers: Readonly<Record<string, readonly string[]>> = {
  // For the entry `check` alone.
  "@frontegg-identity/types": ["@cfworker/json-schema"],
  // For the entry `check-responses` alone.
  "@frontegg-identity/client": ["@cfworker/json-schema"],
  "@frontegg-identity/mock": ["msw"],
};

/** Compares a package's dependencies with what it may have. */
export function dependencyProblems({ manifest }: PackedPackage): string[] {
  const { name, dependencies = {}, peerDependencies = {}, optionalDependencies = {} } = manifest;
  const permitted = allowed[name] ?? {};
  const peers = Object.entries(peerDependencies).filter(([peer]) => !optionalPeers[name]?.includes(peer));
  const given = { ...Object.fromEntries(peers), ...optionalDependencies, ...dependencies };
  return [
    ...Object.entries(given)
      .filter(([dependency, range]) => permitted[dependency]?.test(range) !== true)
      .map(([dependency, range]) => `depends on ${dependency} ${range}`),
    ...Object.keys(permitted)
      .filter((dependency) => given[dependency] === undefined)
      .map((dependency) => `does not depend on ${dependency}`),
  ];
}
