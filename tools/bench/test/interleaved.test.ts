import { expect, test } from "vitest";
import { interleaved } from "../src/interleaved.ts";

test("each subject has one value a round, and no subject finishes before another starts", async () => {
  let nowMicroseconds = 0;
  const order: string[] = [];
  const subject = (name: string, microseconds: number): { name: string; call: () => Promise<void> } => ({
    name,
    call: async () => {
      nowMicroseconds += microseconds;
      if (order.at(-1) !== name) order.push(name);
    },
  });
  const times = await interleaved(
    [subject("a", 10), subject("b", 20)],
    { rounds: 50, sliceMs: 1 },
    () => nowMicroseconds,
  );
  expect(times.get("a")).toEqual(Array.from({ length: 50 }, () => 10));
  expect(times.get("b")).toEqual(Array.from({ length: 50 }, () => 20));
  expect(order.length).toBeGreaterThan(25);
});
