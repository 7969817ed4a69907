/** A pace as BullMQ's limiter takes it: at most `max` calls begin within `duration` milliseconds of the first of them. */
export interface Pace {
  readonly max: number;
  readonly duration: number;
}

/** Into how many windows a minute is cut: as many as leave BullMQ's few milliseconds a window less than 1 % of it. */
const WINDOWS_A_MINUTE = 100;
/** A window may begin late and end early within any minute that the API counts, so the minute has one window less. */
const SHARE = (WINDOWS_A_MINUTE - 1) / WINDOWS_A_MINUTE;

/** Gives an even pace: in no minute, wherever it begins, do more than `perMinute` calls begin. */
export function paceOf(perMinute: number): Pace {
  const max = Math.max(1, Math.floor(perMinute / WINDOWS_A_MINUTE));
  const windows = Math.floor(perMinute / max);
  return { max, duration: Math.ceil(60_000 / (windows * SHARE)) };
}
