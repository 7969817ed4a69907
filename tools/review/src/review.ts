import type { Assessment } from "./assess.ts";

/** The outcome of a review. `--json` prints a part of it, the report for people all. */
export interface Review extends Assessment {
  /** The commit that the working tree is compared with, in words. */
  readonly base: string;
  /** The bump that all changes since the last release need, in one sentence. */
  readonly sinceRelease: string;
  /** Findings of the spec's own lint rules. They fail `lint:spec`; here they are shown. */
  readonly lint: readonly string[];
  /** The command that declares the bump that is missing; undefined when none is missing. */
  readonly remedy: string | undefined;
}
