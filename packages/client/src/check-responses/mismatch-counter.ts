/** How long the same mismatch isn't reported again. */
const QUIET_MS = 60_000;
/** How many different mismatches are remembered. There are few, unless something sends names at random. */
const MAX_REMEMBERED = 100;

/**
 * Makes a function that decides whether to report a mismatch: it returns how often the mismatch occurred since its last
 * report, this time included, or 0 if the last report was less than a minute ago. It has no timer, so nothing is kept alive.
 */
export function mismatchCounter(): (mismatch: string, now: number) => number {
  const seen = new Map<string, { reportedAt: number; count: number }>();
  return (mismatch, now) => {
    const entry = seen.get(mismatch) ?? { reportedAt: -Infinity, count: 0 };
    const count = entry.count + 1;
    const isDue = now - entry.reportedAt >= QUIET_MS;
    // At the end again, so that the first one is the longest unseen.
    seen.delete(mismatch);
    seen.set(mismatch, isDue ? { reportedAt: now, count: 0 } : { ...entry, count });
    const [oldest] = seen.keys();
    if (seen.size > MAX_REMEMBERED && oldest !== undefined) seen.delete(oldest);
    return isDue ? count : 0;
  };
}
