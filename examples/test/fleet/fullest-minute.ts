/** Gives the most calls that any minute has, wherever it begins. */
export function fullestMinute(timesMs: readonly number[]): number {
  const sorted = timesMs.toSorted((a, b) => a - b);
  let most = 0;
  let begin = 0;
  for (const [index, timeMs] of sorted.entries()) {
    while (timeMs - (sorted[begin] ?? 0) >= 60_000) begin++;
    most = Math.max(most, index - begin + 1);
  }
  return most;
}
