import { readFileSync } from "node:fs";
import { assess } from "../src/assess.ts";
import { compare } from "../src/compare.ts";
import { readDescription } from "../src/read-description.ts";
import { generatedSnapshot } from "../src/snapshot.ts";
import { applyEdit, designerEdits } from "./designer-edits.ts";
const text = readFileSync(process.argv[2] ?? new URL("../../../spec/openapi.yaml", import.meta.url), "utf8");
const order = ["none", "patch", "minor", "major"];
const count: Record<string, number> = {};
const before = await generatedSnapshot(readDescription("a.yaml", text));
for (const [index, edit] of designerEdits.entries()) {
  const wanted: Record<string, string> = { wire: edit.wire, types: edit.types };
  wanted["required"] = order[Math.max(order.indexOf(edit.wire), order.indexOf(edit.types))]!;
  try {
    const after = await generatedSnapshot(readDescription("a.yaml", applyEdit(edit, text)));
    const { changes } = compare(before, after);
    const got = assess(changes, "none", [], "2026-01-01") as any;
    const bad: string[] = [];
    for (const key of ["wire", "types", "required"]) {
      const d = order.indexOf(got[key]) - order.indexOf(wanted[key]!);
      const k = `${key} ${d === 0 ? "right" : d < 0 ? "LOW" : "high"}`;
      count[k] = (count[k] ?? 0) + 1;
      if (d !== 0) bad.push(`${key} ${got[key]} wanted ${wanted[key]}`);
    }
    if (bad.length || process.argv[3] === String(index)) {
      console.log(`#${index} ${edit.name}: ${bad.join("; ")}`);
      for (const c of changes.slice(0, 8)) console.log("     ", c.severity, c.id, "|", c.message);
    }
  } catch (e) {
    console.log(`#${index} ${edit.name}: ${String(e).slice(0, 200)}`);
  }
}
console.log(count);
