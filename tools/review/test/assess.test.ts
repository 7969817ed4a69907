import { describe, expect, it } from "vitest";
import { assess } from "../src/assess.ts";
import type { ReviewedChange, Severity } from "openapi-review/core";

const change = (id: string, severity: Severity, source: ReviewedChange["source"] = "types"): ReviewedChange => ({
  id,
  where: "somewhere",
  severity,
  source,
  operations: [],
  message: "It differs.",
  file: "spec/openapi.yaml",
  line: 1,
});
const accepted = (id: string, expires = "2026-12-31") => ({
  id,
  reason: "Wanted.",
  acceptedBy: "api-reviewers",
  expires,
});
const today = "2026-06-15";

const on = (day: string) => assess([change("a", "major")], "minor", [accepted("a", "2026-06-15")], day);

describe("assess", () => {
  it("requires the larger one of wire and types", () => {
    const found = assess([change("a", "patch", "wire"), change("b", "minor")], "minor", [], today);
    expect(found).toMatchObject({ wire: "patch", types: "minor", required: "minor", declared: "minor", ok: true });
  });

  it("names the change that needs more than what is declared", () => {
    const found = assess([change("a", "minor"), change("b", "major")], "patch", [], today);
    expect(found.ok).toBe(false);
    expect(found.problems).toEqual(["A patch version bump is declared and major is required, because of b."]);
  });

  it("counts the other changes that need the same bump", () => {
    const changes = [change("a", "major"), change("b", "major"), change("c", "minor")];
    expect(assess(changes, "minor", [], today).problems).toEqual([
      "A minor version bump is declared and major is required, because of a and 1 more.",
    ]);
  });

  it("passes a larger version bump with a note", () => {
    const found = assess([change("a", "patch")], "minor", [], today);
    expect(found).toMatchObject({ ok: true, notes: ["A minor version bump is declared, patch would do."] });
  });

  it("doesn't mention pending changesets if nothing changed", () => {
    expect(assess([], "major", [], today)).toMatchObject({ ok: true, required: "none", notes: [] });
  });

  it("lets an accepted change ask for no more than what is declared", () => {
    const found = assess([change("a", "major"), change("b", "minor")], "minor", [accepted("a")], today);
    expect(found).toMatchObject({ types: "major", required: "minor", ok: true, accepted: ["a"] });
  });

  it("does not let one accepted change cover another", () => {
    const found = assess([change("a", "major"), change("b", "major")], "minor", [accepted("a")], today);
    expect(found).toMatchObject({ required: "major", ok: false });
    expect(found.problems[0]).toContain("because of b.");
  });

  it("accepts no other values than the entry names", () => {
    const narrowed = { ...change("a", "major"), before: 4095, after: 1 };
    const found = assess([narrowed], "minor", [{ ...accepted("a"), from: 4095, to: 2048 }], today);
    expect(found).toMatchObject({ ok: false, required: "major" });
    expect(found.problems[0]).toBe(
      "The accepted change a has other values than the change, which is from: 4095, to: 1.",
    );
    expect(assess([narrowed], "minor", [{ ...accepted("a"), from: 4095, to: 1 }], today)).toMatchObject({ ok: true });
    expect(assess([narrowed], "minor", [accepted("a")], today)).toMatchObject({ ok: false });
  });

  it("fails for an accepted change that matches nothing", () => {
    const found = assess([], "none", [accepted("gone")], today);
    expect(found).toMatchObject({
      ok: false,
      problems: ["The accepted change gone matches no change: remove its entry."],
    });
  });

  it("fails for an accepted change from the day after it expires, and requires the whole version bump again", () => {
    expect(on("2026-06-15")).toMatchObject({ ok: true });
    expect(on("2026-06-16")).toMatchObject({ ok: false, required: "major" });
    expect(on("2026-06-16").problems).toContain("The accepted change a (api-reviewers) expired on 2026-06-15.");
  });
});
