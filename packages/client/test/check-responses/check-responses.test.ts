import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { inspect } from "node:util";
import { createMock, type Mock } from "@frontegg-identity/mock";
import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from "vitest";
import {
  checkResponses,
  ResponseMismatchError,
  type CheckResponsesOptions,
  type Problem,
  type ResponseMismatch,
} from "../../src/check-responses.ts";
import { createClient, InvalidInputError, InvalidResponseError, type FronteggClient } from "../../src/index.ts";
import { fullUser, rightAnswers, SECRET, wrongAnswers, type TestAnswer } from "./answers.ts";

/** Something that gives an answer, with a client of it. */
interface Target {
  answerWith(answer: TestAnswer): void;
  client(options: CheckResponsesOptions): FronteggClient;
}

let server: Server;
let served: TestAnswer;
beforeAll(async () => {
  server = createServer((_request, response) => {
    const { status, body, headers = {}, mediaType = "application/json" } = served;
    response.writeHead(status, { ...headers, ...(mediaType && { "content-type": mediaType }) }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
});
afterAll(() => server.close());

const mock: Mock = createMock({ createUsers: true });
const targets: Readonly<Record<string, Target>> = {
  "a real server": {
    answerWith: (answer) => (served = answer),
    client: (options) => clientOf(`http://127.0.0.1:${(server.address() as AddressInfo).port}`, fetch, options),
  },
  "the mock": {
    answerWith({ operation = "getUser", status, body, headers = {}, mediaType = "application/json" }) {
      mock.reset();
      const set = { "content-type": mediaType || null, ...headers };
      mock.on(operation, { status, headers: set, ...(![204, 205, 304].includes(status) && { body }) });
    },
    client: (options) => clientOf(mock.url, mock.fetch, options),
  },
};

function clientOf(baseUrl: string, fetchOf: typeof fetch, options: CheckResponsesOptions): FronteggClient {
  const client = createClient({ baseUrl, token: "any", retry: false, fetch: fetchOf });
  client.http.use(checkResponses(options));
  return client;
}

/** What a call came to, in a form that can be compared. */
async function outcome(client: FronteggClient, operation: TestAnswer["operation"] = "getUser"): Promise<unknown> {
  try {
    return await client[operation]("u-1");
  } catch (error) {
    return error;
  }
}

/** Waits until everything that was begun without a wait has ended. */
const settle = () => new Promise((resolve) => setTimeout(resolve));
/** Shows a result without what differs from one answer to the next. */
const withoutTraces = (result: unknown): string =>
  inspect(result, { depth: null }).replace(/[0-9a-f]{32}|\n +at .*|date: .*/g, "");
const lineOf = ({ kind, at, problem }: Problem): string => `${kind} ${at || "the body"} ${problem}`;

describe.each(Object.entries(targets))("against %s", (_name, target) => {
  const mismatches: ResponseMismatch[] = [];
  beforeEach(() => void (mismatches.length = 0));

  test.each(Object.entries(wrongAnswers))(
    "%s is reported without values, and the call is as it would be",
    async (_what, [answer, problems]) => {
      target.answerWith(answer);
      const checked = await outcome(
        target.client({ onMismatch: (mismatch) => mismatches.push(mismatch) }),
        answer.operation,
      );
      await settle();
      const [mismatch, ...others] = mismatches;
      expect(mismatch?.problems.map(lineOf).toSorted()).toEqual([...problems].toSorted());
      expect({ ...mismatch, problems: [], traceId: "" }).toEqual({
        operation: answer.operation ?? "getUser",
        status: answer.status,
        problems: [],
        traceId: "",
        count: 1,
      });
      expect(others).toEqual([]);
      expect(inspect(mismatch, { depth: null })).not.toContain("signature");

      const unchecked = await outcome(target.client({ onMismatch: () => undefined, sample: 0 }), answer.operation);
      expect(withoutTraces(checked)).toBe(withoutTraces(unchecked));
    },
  );

  test.each(Object.entries(rightAnswers))("%s is not reported", async (_what, answer) => {
    target.answerWith(answer);
    await outcome(target.client({ onMismatch: (mismatch) => mismatches.push(mismatch) }), answer.operation);
    await outcome(target.client({ mode: "throw" }), answer.operation);
    await settle();
    expect(mismatches).toEqual([]);
  });

  test.each(Object.entries(wrongAnswers))("%s throws in mode throw", async (_what, [answer, problems]) => {
    target.answerWith(answer);
    const error = await outcome(target.client({ mode: "throw" }), answer.operation);
    expect(error).toBeInstanceOf(ResponseMismatchError);
    expect(InvalidResponseError.isInstance(error)).toBe(true);
    expect((error as ResponseMismatchError).problems.map(lineOf).toSorted()).toEqual([...problems].toSorted());
    expect(error).toMatchObject({
      name: "InvalidResponseError",
      operation: answer.operation ?? "getUser",
      status: answer.status,
      bodyExcerpt: "",
    });
    expect(JSON.stringify(error) + inspect(error, { depth: null })).not.toContain("signature");
  });
});

describe("a report", () => {
  const target = targets["the mock"]!;
  const wrong = wrongAnswers["a new field"]![0];

  test("has the trace ID, unless it looks like something else", async () => {
    const seen: (string | undefined)[] = [];
    const client = target.client({ onMismatch: ({ traceId }) => seen.push(traceId) });
    for (const traceId of ["8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b", SECRET]) {
      target.answerWith({ ...wrong, status: 201 + seen.length, headers: { "frontegg-trace-id": traceId } });
      await outcome(client);
      await settle();
    }
    expect(seen).toEqual(["8f4b1d2c6a7e4f0f9a3b5c7d9e1f2a3b", undefined]);
  });

  test("of the same mismatch comes once a minute, with a count, whatever the values are", async ({
    onTestFinished,
  }) => {
    vi.useFakeTimers({ toFake: ["Date"] });
    onTestFinished(() => void vi.useRealTimers());
    const counts: number[] = [];
    const client = target.client({ onMismatch: ({ count }) => counts.push(count) });
    const answer = async (changes: object): Promise<void> => {
      target.answerWith({ status: 200, body: JSON.stringify({ ...fullUser, ...changes }) });
      await outcome(client);
      await settle();
    };
    await answer({ name: 1 });
    await answer({ name: 2 });
    vi.advanceTimersByTime(59_999);
    await answer({ name: 3 });
    expect(counts).toEqual([1]);
    vi.advanceTimersByTime(1);
    await answer({ name: 4 });
    await answer({ email: 5 });
    expect(counts).toEqual([1, 3, 1]);
  });

  test("leaves the call unchanged if it throws, rejects or never settles", async () => {
    for (const onMismatch of [
      () => {
        throw new Error("a bug of the logger");
      },
      () => Promise.reject(new Error("a bug of the logger")),
      () => new Promise(() => undefined),
    ]) {
      target.answerWith(wrong);
      await expect(outcome(target.client({ onMismatch }))).resolves.toHaveProperty("id", fullUser["id"]);
      await settle();
    }
  });

  test("is made for the share of responses that `sample` says", async ({ onTestFinished }) => {
    const random = vi.spyOn(Math, "random");
    onTestFinished(() => random.mockRestore());
    const statuses: number[] = [];
    const client = target.client({ sample: 0.25, onMismatch: ({ status }) => statuses.push(status) });
    for (const [value, status] of [
      [0.24, 201],
      [0.25, 202],
      [0.9, 203],
      [0, 206],
    ] as const) {
      random.mockReturnValue(value);
      target.answerWith({ ...wrong, status });
      await outcome(client);
    }
    await settle();
    expect(statuses).toEqual([201, 206]);
  });

  test("is not made if the body can't be read a second time", async () => {
    const client = target.client({ onMismatch: () => expect.unreachable() });
    // Middleware that is registered later sees a response first.
    client.http.use({
      async onResponse({ response }) {
        const text = await response.text();
        Object.defineProperty(response, "text", { value: () => Promise.resolve(text) });
      },
    });
    target.answerWith(wrong);
    await outcome(client);
    await settle();
  });
});

test.each<[string, unknown, string]>([
  ["no options", undefined, "checkResponses must get an object with onMismatch, not undefined"],
  ["no onMismatch", {}, "onMismatch must be a function, not undefined"],
  ["another onMismatch", { onMismatch: "warn" }, 'onMismatch must be a function, not "warn"'],
  [
    "onMismatch in mode throw",
    { mode: "throw", onMismatch: () => undefined },
    'onMismatch must be left out if mode is "throw", not function',
  ],
  ["another mode", { mode: "warn", onMismatch: () => undefined }, 'mode must be "report" or "throw", not "warn"'],
  [
    "a misspelt option",
    { onMismatch: () => undefined, samples: 1 },
    "samples is not an option of checkResponses. Its options are mode, onMismatch, sample",
  ],
  ["a sample above 1", { onMismatch: () => undefined, sample: 50 }, "sample must be a number from 0 to 1, not 50"],
  [
    "a sample that is no number",
    { onMismatch: () => undefined, sample: "1" },
    'sample must be a number from 0 to 1, not "1"',
  ],
])("refuses %s", (_what, options, message) => {
  // What JavaScript lets through although the types don't.
  expect(() => checkResponses(options as CheckResponsesOptions)).toThrow(
    new InvalidInputError(message.split(" ")[0]!, message.split(" ").slice(1).join(" ")),
  );
});
