import { oneLine } from "../document/one-line.ts";

/** Writes text so that Markdown shows it unchanged: in one line, without markup, mentions or links. */
export function escapeMarkdown(text: string): string {
  return (
    oneLine(text)
      .replaceAll(/[\\`*_~|[\]]/g, "\\$&")
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      // A zero-width space: what follows is then no mention, no reference and no address.
      .replaceAll(/[@#]|:\/\/|www\./g, "$&\u200b")
  );
}

/** Writes text as code, which Markdown takes as it stands, in a table too. */
export function codeSpan(text: string): string {
  const line = oneLine(text).replaceAll("|", "\\|");
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([ticks]) => ticks.length));
  const fence = "`".repeat(longest + 1);
  const padding = longest > 0 ? " " : "";
  return `${fence}${padding}${line}${padding}${fence}`;
}
