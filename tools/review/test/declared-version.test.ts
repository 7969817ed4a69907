import { describe, expect, it } from "vitest";
import { changesetStep, stepBetween, stepVersion } from "../src/declared-version.ts";

describe("stepBetween", () => {
  it.each([
    ["1.2.3", "1.2.3", "none"],
    ["1.2.3", "1.2.4", "patch"],
    ["1.2.3", "1.3.0", "minor"],
    ["1.2.3", "2.0.0", "major"],
    ["0.1.0", "0.2.0", "minor"],
    ["0.9.0", "1.0.0", "major"],
    ["1.2.3", "1.1.9", "none"],
    ["2.0.0", "1.9.9", "none"],
    ["next", "1.0.0", "none"],
  ])("goes from %s to %s as %s", (before, after, step) => {
    expect(stepBetween(before, after)).toBe(step);
  });
});

describe("stepVersion", () => {
  it.each([
    ["none", "1.2.3"],
    ["patch", "1.2.4"],
    ["minor", "1.3.0"],
    ["major", "2.0.0"],
  ] as const)("takes a %s step from 1.2.3 to %s", (step, version) => {
    expect(stepVersion("1.2.3", step)).toBe(version);
  });
});

describe("changesetStep", () => {
  const types = "@frontegg-identity/types";

  it("takes the largest step of a package over all changesets", () => {
    const changesets = {
      "one.md": `---\n"${types}": patch\n---\n\nA repair.\n`,
      "two.md": `---\n"${types}": minor\n"@frontegg-identity/client": major\n---\n\nA feature.\n`,
      "empty.md": "---\n---\n",
    };
    expect(changesetStep(changesets, types)).toBe("minor");
    expect(changesetStep(changesets, "@frontegg-identity/client")).toBe("major");
    expect(changesetStep(changesets, "another")).toBe("none");
  });

  it("refuses a step that is none, naming the file", () => {
    const changesets = { "one.md": `---\n"${types}": huge\n---\n` };
    expect(() => changesetStep(changesets, types)).toThrow(
      '.changeset/one.md gives @frontegg-identity/types the step "huge"',
    );
  });

  it("refuses a file without front matter", () => {
    expect(() => changesetStep({ "one.md": "A repair." }, types)).toThrow(".changeset/one.md has no front matter");
  });
});
