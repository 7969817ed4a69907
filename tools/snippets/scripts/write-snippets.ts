import { writeSnippets } from "../src/write-snippets.ts";

// Not in vitest's configuration, because other programs read that too, and would write while tests run.
writeSnippets();
