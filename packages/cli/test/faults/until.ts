import { setTimeout as sleep } from "node:timers/promises";

/** Far longer than anything here takes. It only ends a hang. */
const LIMIT_MS = 200_000;

/** Waits until something is so. */
export async function until(what: string, isSo: () => boolean | Promise<boolean>): Promise<void> {
  const endMs = performance.now() + LIMIT_MS;
  while (!(await isSo())) {
    if (performance.now() > endMs) throw new Error(`Waited in vain: ${what}`);
    await sleep(20);
  }
}
