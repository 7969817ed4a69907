/** A pace as BullMQ's limiter takes it: at most `max` calls begin within `duration` milliseconds of the first of them. */
export interface Pace {
  readonly max: number;
  readonly duration: number;
}

/** The API's limit is one for each minute. */
const MINUTE_MS = 60_000;
/** Into how many windows a minute is cut: as many as leave BullMQ's few milliseconds a window less than 1 % of it. */
const WINDOWS = 100;
/** A window may begin late and end early within any minute that the API counts, so the minute has one window less. */
const SHARE = (WINDOWS - 1) / WINDOWS;

/** Gives an even pace: in no minute, wherever it begins, do more calls begin than the limit. */
export function paceOf(limit: number, minuteMs: number = MINUTE_MS): Pace {
  const max = Math.max(1, Math.floor(limit / WINDOWS));
  const windows = Math.floor(limit / max);
  return { max, duration: Math.ceil(minuteMs / (windows * SHARE)) };
}
