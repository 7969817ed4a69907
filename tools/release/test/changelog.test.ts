import { expect, test } from "vitest";
import changelog from "../src/changelog.ts";

test("a changeset's words appear without a commit hash", async () => {
  const changeset = { id: "a", summary: "Adds a thing.\n\nUse it so.\n", releases: [], commit: "0123456789" };
  expect(await changelog.getReleaseLine(changeset, "minor", null)).toBe("- Adds a thing.\n\n  Use it so.");
});

test("a dependency's release is named once, however many changesets led to it", async () => {
  const changeset = { id: "a", summary: "Adds a thing.", releases: [] };
  const dependency = { name: "@frontegg-identity/types", newVersion: "0.2.0" };
  // The generator reads these two fields alone.
  const updated = [dependency] as Parameters<typeof changelog.getDependencyReleaseLine>[1];
  expect(await changelog.getDependencyReleaseLine([changeset, changeset], updated, null)).toBe(
    "- Needs @frontegg-identity/types 0.2.0: see its changelog.",
  );
});
