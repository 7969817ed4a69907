/** One thing to time: an asynchronous call, repeated. */
export interface Subject {
  readonly name: string;
  readonly call: () => Promise<unknown>;
}

export interface Pace {
  readonly rounds: number;
  /** How long a subject is called in each round, in milliseconds. */
  readonly sliceMs: number;
}

/** Reads a clock in microseconds. */
export type Clock = () => number;

/** Time as it passes. */
export const wallClock: Clock = () => performance.now() * 1_000;

/** Processor time of this process, garbage collection included: other load on the machine does not count. */
export const cpuClock: Clock = () => {
  const { user, system } = process.cpuUsage();
  return user + system;
};

/**
 * Times subjects in turns: each round calls each of them for a moment, in a new random order. What disturbs the machine
 * then disturbs all alike, and a ratio within a round means something where a time alone does not. A turn begins with
 * calls that are not timed, in which the processor's caches forget the subject before.
 *
 * tinybench and mitata finish one subject before they start the next, hence these lines.
 *
 * @returns Microseconds per call, by subject, one value for each round.
 */
export async function interleaved(
  subjects: readonly Subject[],
  { rounds, sliceMs }: Pace,
  clock: Clock,
): Promise<Map<string, number[]>> {
  const calls = new Map<string, number>();
  for (const { name, call } of subjects) calls.set(name, await callsWithin(call, sliceMs, clock));

  const times = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < rounds; round++) {
    for (const { name, call } of shuffled(subjects)) {
      times.get(name)!.push(await timePerCall(call, calls.get(name)!, clock));
    }
  }
  return times;
}

/** Warms up, and finds how many calls fit into a slice. */
async function callsWithin(call: Subject["call"], sliceMs: number, clock: Clock): Promise<number> {
  let calls = 16;
  for (;;) {
    const ms = ((await timePerCall(call, calls, clock)) * calls) / 1_000;
    if (ms >= 8 * sliceMs) return Math.max(1, Math.round((calls * sliceMs) / ms));
    calls *= 2;
  }
}

async function timePerCall(call: Subject["call"], calls: number, clock: Clock): Promise<number> {
  for (let i = 0; i < calls / 4; i++) await call();
  const startedAt = clock();
  for (let i = 0; i < calls; i++) await call();
  return (clock() - startedAt) / calls;
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
