/** How many users a run has in each state. */
export interface Progress {
  readonly done: number;
  readonly already: number;
  readonly failed: number;
  readonly left: number;
  /** Something that would happen to every user has stopped all workers. */
  readonly isPaused: boolean;
}

const BAR_WIDTH = 30;

/** Tells the progress in a line; the pace is that since the first look, and the time left what it makes of the rest. */
export function progressLine(now: Progress, first: Progress, elapsedMs: number): string {
  const { done, already, failed, left, isPaused } = now;
  const counts = `${done} done, ${already} already without MFA, ${failed} failed, ${left} left`;
  if (left === 0) return counts;
  if (isPaused) return `${counts}; stopped: start the workers again when what stopped them is mended`;
  const perMs = (finished(now) - finished(first)) / elapsedMs;
  return perMs > 0 ? `${counts}; ${Math.round(perMs * 60_000)} a minute, ${duration(left / perMs)} to go` : counts;
}

/** Draws how much of the run is over. */
export function progressBar(progress: Progress): string {
  const over = finished(progress);
  const share = over / Math.max(1, over + progress.left);
  const width = Math.floor(share * BAR_WIDTH);
  return `${"█".repeat(width)}${"░".repeat(BAR_WIDTH - width)} ${Math.floor(share * 100)} %`;
}

function finished({ done, already, failed }: Progress): number {
  return done + already + failed;
}

function duration(ms: number): string {
  const minutes = Math.ceil(ms / 60_000);
  return minutes < 120 ? `${minutes} min` : `${Math.round(minutes / 60)} h`;
}
