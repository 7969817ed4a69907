import { describe, expect, test } from "vitest";
import { packagesToStep, releasePlanProblems, releasePlanReport, type PlannedRelease } from "../src/release-plan.ts";

const plannedTypes = (type: PlannedRelease["type"], oldVersion: string, newVersion: string): PlannedRelease => ({
  name: "@frontegg-identity/types",
  type,
  oldVersion,
  newVersion,
  changesets: ["brave-dogs-sing"],
});
const plannedClient = (type: PlannedRelease["type"], oldVersion: string, newVersion: string): PlannedRelease => ({
  ...plannedTypes(type, oldVersion, newVersion),
  name: "@frontegg-identity/client",
  changesets: [],
});
const changesets = [{ id: "brave-dogs-sing", summary: "Adds `User.nickname`.\n" }];

test.each([
  ["0.0.0", "patch", 1],
  ["0.1.0", "patch", 1],
  ["0.1.0", "minor", 2],
  ["1.0.0", "minor", 1],
  ["1.0.0", "major", 2],
] as const)("a step from %s by %s is declared for %s of types and client", (version, step, count) => {
  const names = ["@frontegg-identity/types", "@frontegg-identity/client"];
  expect(packagesToStep(version, step)).toEqual(names.slice(0, count));
});

describe("a release of the types that leaves its caret range", () => {
  test.each([
    ["1.4.0", "2.0.0", "1.2.0", "1.2.1"],
    ["0.1.0", "0.2.0", "0.1.3", "0.1.4"],
    ["0.1.0", "1.0.0", "0.1.0", "0.1.1"],
  ])("%s → %s is refused with client %s → %s", (from, to, clientFrom, clientTo) => {
    const releases = [plannedTypes("major", from, to), plannedClient("patch", clientFrom, clientTo)];
    expect(releasePlanProblems({ changesets, releases })).toEqual([
      expect.stringContaining("exec changeset add --major @frontegg-identity/client"),
    ]);
  });

  test("is refused without a release of the client", () => {
    expect(releasePlanProblems({ changesets, releases: [plannedTypes("major", "1.0.0", "2.0.0")] })).toHaveLength(1);
  });

  test("is accepted with a client that leaves its own", () => {
    const releases = [plannedTypes("minor", "0.1.0", "0.2.0"), plannedClient("minor", "0.4.0", "0.5.0")];
    expect(releasePlanProblems({ changesets, releases })).toEqual([]);
  });
});

test.each([
  ["1.0.0", "1.1.0"],
  ["0.1.0", "0.1.1"],
])("a release of the types within its caret range, %s → %s, needs none of the client", (from, to) => {
  expect(releasePlanProblems({ changesets, releases: [plannedTypes("minor", from, to)] })).toEqual([]);
});

test("the report lists versions and the words of the changesets", () => {
  const releases = [plannedTypes("minor", "1.0.0", "1.1.0"), plannedClient("patch", "1.0.0", "1.0.1")];
  expect(releasePlanReport({ changesets, releases })).toBe(`## Release preview

The next release would publish:

| package | from | to | change |
| --- | --- | --- | --- |
| @frontegg-identity/types | 1.0.0 | 1.1.0 | minor |
| @frontegg-identity/client | 1.0.0 | 1.0.1 | patch |

### @frontegg-identity/types 1.1.0

Adds \`User.nickname\`.

### @frontegg-identity/client 1.0.1

New versions of its dependencies.
`);
});

test("the report says so when a merge would publish nothing", () => {
  const releases = [plannedTypes("none", "1.0.0", "1.0.0")];
  expect(releasePlanReport({ changesets: [], releases })).toContain("A merge would publish nothing.");
});
