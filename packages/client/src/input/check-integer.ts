import { must } from "./must.ts";

/** The longest time that a timer can hold, in milliseconds: about 24.8 days. */
export const MAX_TIMER_MS: number = 2 ** 31 - 1;

/** @throws {@link InvalidInputError} unless the value is an integer in the range. */
export function checkInteger(input: string, value: number, min: number, max: number): void {
  const isInRange = Number.isInteger(value) && value >= min && value <= max;
  if (!isInRange) must(false, input, `be an integer from ${min} to ${max}`, value);
}
