/** How many users a run has in each state. */
export interface Progress {
  readonly done: number;
  readonly already: number;
  readonly failed: number;
  readonly left: number;
  /** Something that would happen to every user has stopped all workers. */
  readonly isPaused: boolean;
}

const BAR_WIDTH = 10;

/** Tells the progress, the most urgent first; the time left is what the pace since the first look makes of the rest. */
export function progressLine(now: Progress, first: Progress, elapsedMs: number): string {
  const { done, already, failed, left, isPaused } = now;
  const counts = `${done} done, ${failed} failed, ${already} already without MFA`;
  if (left === 0) return `${counts}, 0 left`;
  if (isPaused) return `stopped, ${left} left, start the workers again when what stopped them is mended, ${counts}`;
  const perMs = (finished(now) - finished(first)) / elapsedMs;
  const pace = `${duration(left / perMs)} to go, ${counts}, ${Math.round(perMs * 60_000)} a minute`;
  return `${left} left, ${perMs > 0 ? pace : counts}`;
}

/** Draws how much of the run is over, followed by as much of a line as there is room for. */
export function progressBar(progress: Progress, line: string, columns: number): string {
  const over = finished(progress);
  const share = over / Math.max(1, over + progress.left);
  const width = Math.floor(share * BAR_WIDTH);
  const bar = `${"█".repeat(width)}${"░".repeat(BAR_WIDTH - width)} ${Math.floor(share * 100)} %  `;
  // What does not fit could not be drawn over. A number that is cut off would be another one.
  let end = line.length;
  while (bar.length + end >= columns && end > 0) end = line.lastIndexOf(", ", end - 1);
  return bar + line.slice(0, Math.max(0, end));
}

function finished({ done, already, failed }: Progress): number {
  return done + already + failed;
}

function duration(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
