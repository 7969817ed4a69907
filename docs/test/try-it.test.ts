import * as client from "@frontegg-identity/client";
import * as mock from "@frontegg-identity/mock";
import { beforeEach, describe, expect, test, vi } from "vitest";
import { exampleBody, isMethod, operations } from "../src/api/operations.ts";
import type { Call } from "../src/try-it/call.ts";
import { codeOf } from "../src/try-it/code-of.ts";
import { faults } from "../src/try-it/faults.ts";
import { mock as pageMock, runCall, type SentRequest } from "../src/try-it/run-call.ts";

type Ending = { readonly value: unknown } | { readonly error: Record<string, unknown> };

const calls: Call[] = operations.flatMap((operation) => {
  const { id, parameters, body } = operation;
  if (!isMethod(id)) return [];
  return faults.map((fault) => ({
    operation: id,
    inputs: parameters.filter((parameter) => parameter.in === "path").map(({ example }) => String(example)),
    body: body && JSON.stringify(exampleBody(operation)),
    fault,
  }));
});

beforeEach(() => pageMock.reset());

describe.each(calls)("$operation, $fault.id", (call) => {
  test("the code shown does the same as the panel", async () => {
    vi.spyOn(Math, "random").mockReturnValue(0); // no wait between attempts that the API does not ask for
    const attempts: unknown[] = [];
    const panel = runCall(call, observer({ onAttempt: (event) => attempts.push(event) }));
    const [shown, ran] = await Promise.all([endingOf(evaluated(codeOf(call))), endingOf(panel)]);
    expect(comparable(ran)).toEqual(comparable(shown));
    expect(attempts).not.toHaveLength(0);
  });
});

test("each class of error of a call can be seen, and no token", async () => {
  vi.spyOn(Math, "random").mockReturnValue(0);
  const endings: Ending[] = [];
  const requests: SentRequest[] = [];
  const noted = observer({ onRequest: (request) => requests.push(request) });
  for (const call of calls) endings.push(await endingOf(runCall(call, noted))); // one at a time, as in a page
  const names = endings.flatMap((ending) => ("error" in ending ? [ending.error["name"]] : []));
  expect(new Set(names)).toEqual(new Set(["ApiError", "InvalidResponseError", "NetworkError", "TimeoutError"]));
  const authorizations = requests.flatMap(({ headers }) => headers.filter(([name]) => name === "authorization"));
  expect(authorizations).toHaveLength(requests.length);
  expect(new Set(authorizations.map(([, value]) => value))).toEqual(new Set(["Bearer …"]));
});

test("checks the arguments before it sends anything", async () => {
  const [call] = calls;
  if (call === undefined) throw new Error("There is no operation");
  await expect(runCall({ ...call, inputs: [".."] }, observer({}))).rejects.toThrow(client.InvalidInputError);
});

test("a call sees what an earlier one changed", async () => {
  const changes = calls.filter(({ fault }) => fault.id === "none");
  for (const call of changes) await endingOf(runCall(call, observer({})));
  expect(pageMock.requests.map(({ operation }) => operation)).toEqual(changes.map(({ operation }) => operation));
});

const observer = (parts: Partial<Parameters<typeof runCall>[1]>): Parameters<typeof runCall>[1] => ({
  signal: new AbortController().signal,
  onRequest: () => {},
  onAttempt: () => {},
  ...parts,
});

/** Runs a program that is shown, with its imports taken from here, and gives what it prints last. */
async function evaluated(code: string): Promise<unknown> {
  const printed: unknown[] = [];
  const body = code.replaceAll(/^import .*$/gm, "");
  // oxlint-disable-next-line typescript/no-implied-eval -- the text is the site's own, and running it is the test
  const run = new Function("createClient", "createMock", "console", `return (async () => {${body}})()`) as (
    ...modules: unknown[]
  ) => Promise<void>; // as it was just written
  await run(client.createClient, mock.createMock, { log: (value: unknown) => printed.push(value) });
  return printed.at(-1);
}

async function endingOf(call: Promise<unknown>): Promise<Ending> {
  try {
    return { value: await call };
  } catch (error) {
    if (!client.FronteggError.isInstance(error)) throw error;
    return { error: error.toJSON() };
  }
}

/** Trace IDs are the mock's own, a new one for each answer, and a stack names the program. */
const comparable = (ending: Ending): unknown =>
  JSON.parse(
    JSON.stringify(ending, (key, value: unknown) => (key === "stack" ? undefined : value)).replaceAll(
      /[0-9a-f]{32}/g,
      "a trace id",
    ),
  );
