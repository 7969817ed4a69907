import type { ComprehensiveRelease } from "@changesets/types";
import { describe, expect, test } from "vitest";
import { exposedBy, packagesToStep, releasePlanProblems } from "../src/release-plan.ts";

type Step = Exclude<ComprehensiveRelease["type"], "none">;
const plannedTypes = (type: Step, oldVersion: string, newVersion: string): ComprehensiveRelease => ({
  name: "@frontegg-identity/types",
  type,
  oldVersion,
  newVersion,
  changesets: ["brave-dogs-sing"],
});
const plannedClient = (type: Step, oldVersion: string, newVersion: string): ComprehensiveRelease => ({
  ...plannedTypes(type, oldVersion, newVersion),
  name: "@frontegg-identity/client",
  changesets: [],
});
const exposures = exposedBy([
  { name: "@frontegg-identity/types", exports: { ".": "./index.js" } },
  {
    name: "@frontegg-identity/client",
    exports: { ".": "./index.js" },
    dependencies: { "@frontegg-identity/types": "workspace:^" },
  },
  {
    name: "@frontegg-identity/mock",
    exports: { ".": "./index.js" },
    dependencies: { "@frontegg-identity/types": "workspace:^" },
  },
  {
    name: "@frontegg-identity/cli",
    exports: { "./package.json": "./package.json" },
    dependencies: { "@frontegg-identity/client": "workspace:^", "@frontegg-identity/types": "workspace:^" },
  },
]);

test.each([
  ["0.0.0", "patch", 1],
  ["0.1.0", "patch", 1],
  ["0.1.0", "minor", 3],
  ["1.0.0", "minor", 1],
  ["1.0.0", "major", 3],
] as const)("a step from %s by %s is declared for %s of types, client and mock", (version, step, count) => {
  const names = ["@frontegg-identity/types", "@frontegg-identity/client", "@frontegg-identity/mock"];
  expect(packagesToStep(version, step, exposures)).toEqual(names.slice(0, count));
});

describe("a release of the types that leaves its caret range", () => {
  test.each([
    ["1.4.0", "2.0.0", "1.2.0", "1.2.1"],
    ["0.1.0", "0.2.0", "0.1.3", "0.1.4"],
    ["0.1.0", "1.0.0", "0.1.0", "0.1.1"],
  ])("%s → %s is refused with client %s → %s", (from, to, clientFrom, clientTo) => {
    const releases = [plannedTypes("major", from, to), plannedClient("patch", clientFrom, clientTo)];
    expect(releasePlanProblems({ releases }, exposures)).toEqual([
      expect.stringContaining("exec changeset add --major @frontegg-identity/client,@frontegg-identity/mock "),
    ]);
  });

  test("is refused without a release of the client", () => {
    expect(releasePlanProblems({ releases: [plannedTypes("major", "1.0.0", "2.0.0")] }, exposures)).toHaveLength(1);
  });

  test("is refused if the mock stays in its range, because it exposes the types too", () => {
    const mock = { ...plannedClient("patch", "0.1.0", "0.1.1"), name: "@frontegg-identity/mock" };
    const releases = [plannedTypes("major", "0.1.0", "1.0.0"), plannedClient("major", "0.1.0", "1.0.0"), mock];
    expect(releasePlanProblems({ releases }, exposures)).toEqual([
      "@frontegg-identity/types 0.1.0 → 1.0.0 leaves the range ^0.1.0. @frontegg-identity/mock must leave their range " +
        "too, because users get its types through them. Run: " +
        'npx -y pnpm@12.21.0 exec changeset add --major @frontegg-identity/mock -m "…"',
    ]);
  });

  test("is accepted if the client and the mock leave their ranges too", () => {
    const mock = { ...plannedClient("minor", "0.1.0", "0.2.0"), name: "@frontegg-identity/mock" };
    const releases = [plannedTypes("minor", "0.1.0", "0.2.0"), plannedClient("minor", "0.4.0", "0.5.0"), mock];
    expect(releasePlanProblems({ releases }, exposures)).toEqual([]);
  });
});

test.each([
  ["1.0.0", "1.1.0"],
  ["0.1.0", "0.1.1"],
])("a release of the types within its caret range, %s → %s, needs none of the client", (from, to) => {
  expect(releasePlanProblems({ releases: [plannedTypes("minor", from, to)] }, exposures)).toEqual([]);
});
