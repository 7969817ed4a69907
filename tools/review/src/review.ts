import type { Assessment } from "./assess.ts";
import type { Description } from "./read-description.ts";

/** The outcome of a review. `--json` prints a part of it, the report for people all. */
export interface Review extends Assessment {
  /** What the working tree or the new file is compared with, in words. */
  readonly base: string;
  /** What all changes since the last release ask for, in one sentence; undefined between two files. */
  readonly sinceRelease: string | undefined;
  /** Findings of the spec's own lint rules. They fail `lint:spec`; here they are shown. */
  readonly lint: readonly string[];
  /** The difference of the generated declarations, as a unified diff. */
  readonly declarationDiff: string;
  /** What declares the step that is missing; undefined when none is missing. */
  readonly remedy: string | undefined;
  /** The main description before (none before the first release) and after, for the rendered reference. */
  readonly before: Description | undefined;
  readonly after: Description;
}
