/** How many IDs of a run ended in which way. */
export interface Counts {
  readonly done: number;
  /** There was nothing to do. */
  readonly already: number;
  /** Refused, or given up with an unknown outcome. */
  readonly failed: number;
}

/**
 * Writes how far a run is, with the time that the rest takes at the pace that it had so far.
 *
 * @param left - The IDs that are left, undefined if the number is unknown.
 */
export function progressLine(
  { done, already, failed }: Counts,
  left: number | undefined,
  elapsedMs: number,
  pausedMs: number,
): string {
  const finished = done + already + failed;
  const perMs = finished / elapsedMs;
  return [
    left === undefined ? count(finished) : `${count(finished)} of ${count(finished + left)}`,
    `${count(done)} done`,
    already > 0 && `${count(already)} with nothing to do`,
    failed > 0 && `${count(failed)} failed`,
    finished > 0 && `${count(Math.round(perMs * 60_000))} a minute`,
    left !== undefined && finished > 0 && `${duration(left / perMs)} left`,
    pausedMs > 0 && `paused for ${duration(pausedMs)}`,
  ]
    .filter(Boolean)
    .join(", ");
}

/** Writes a number with commas. */
export function count(value: number): string {
  return value.toLocaleString("en-US");
}

/** Writes a number of things: `1 ID`, `1,000 IDs`. */
export function counted(value: number, noun: string): string {
  return `${count(value)} ${noun}${value === 1 ? "" : "s"}`;
}

/** Writes a number of milliseconds in the two largest units that matter. */
export function duration(ms: number): string {
  const seconds = Math.ceil(ms / 1_000);
  if (seconds < 60) return `${seconds} s`;
  const minutes = Math.ceil(seconds / 60);
  if (minutes < 60) return `${minutes} min`;
  const hours = Math.floor(minutes / 60);
  if (hours < 48) return minutes % 60 === 0 ? `${hours} h` : `${hours} h ${minutes % 60} min`;
  return `${Math.round(hours / 24)} days`;
}
