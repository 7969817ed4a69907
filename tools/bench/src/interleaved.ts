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

/**
 * Times subjects in turns: each round calls each of them for a moment, in a new random order. What disturbs the machine
 * then disturbs all alike, and a ratio within a round means something where a time alone does not.
 *
 * tinybench and mitata finish one subject before they start the next, hence these lines.
 *
 * @returns Microseconds per call, by subject, one value for each round.
 */
export async function interleaved(subjects: readonly Subject[], pace: Pace): Promise<Map<string, number[]>> {
  const calls = new Map<string, number>();
  for (const { name, call } of subjects) calls.set(name, await callsWithin(call, pace.sliceMs));

  const times = new Map<string, number[]>(subjects.map(({ name }) => [name, []]));
  for (let round = 0; round < pace.rounds; round++) {
    for (const { name, call } of shuffled(subjects)) {
      times.get(name)!.push(await microsecondsPerCall(call, calls.get(name)!));
    }
  }
  return times;
}

/** Warms up, and finds how many calls fit into a slice. */
async function callsWithin(call: () => Promise<unknown>, sliceMs: number): Promise<number> {
  let calls = 1;
  for (;;) {
    const ms = ((await microsecondsPerCall(call, calls)) * calls) / 1_000;
    if (ms >= sliceMs) return Math.max(1, Math.round((calls * sliceMs) / ms));
    calls *= 2;
  }
}

async function microsecondsPerCall(call: () => Promise<unknown>, calls: number): Promise<number> {
  const startedAt = performance.now();
  for (let i = 0; i < calls; i++) await call();
  return ((performance.now() - startedAt) * 1_000) / calls;
}

function shuffled<T>(items: readonly T[]): T[] {
  return items
    .map((item) => ({ item, key: Math.random() }))
    .toSorted((a, b) => a.key - b.key)
    .map(({ item }) => item);
}
