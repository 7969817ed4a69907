import { invalidBody } from "./invalid-body.ts";
import type { MockCore } from "./mock-core.ts";
import type { Override } from "./override.ts";
import type { OperationName } from "./operations-and-schemas.ts";
import type { MockUser } from "./user-store.ts";

/** The path at which you control the mock over HTTP. */
export const CONTROL_PATH = "/__mock";

/** One thing that can be done over HTTP. */
interface Command {
  /** The fields of the body, or nothing if the command checks them itself. */
  readonly fields?: readonly string[];
  /** Describes the routes, for `--help`. */
  readonly help: string;
  /** Returns what to answer as JSON, or nothing for 204. */
  run(mock: MockCore, body: ControlBody): unknown;
}

/** A body whose fields were checked or are about to be. */
type ControlBody = Override & {
  readonly operation: OperationName;
  readonly users?: readonly MockUser[];
  readonly tokens?: readonly string[];
};

/** Stops the server once the answer was sent. */
const STOP = "POST /__mock/stop";

/** The commands over HTTP. Each does what a method of the mock does in JavaScript. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  "POST /__mock/reset": {
    fields: ["users"],
    help: 'Starts over, with the users in { "users": […] } if you send any',
    run: (mock, { users }) => mock.reset(users),
  },
  "POST /__mock/on": {
    help: 'Overrides answers: { "operation": "getUser", "status": 429, "times": 1 }',
    run(mock, { operation, ...override }) {
      mock.on(operation, override);
    },
  },
  "POST /__mock/clear-overrides": {
    fields: [],
    help: "Removes every override",
    run: (mock) => mock.clearOverrides(),
  },
  "POST /__mock/revoke-tokens": {
    fields: ["tokens"],
    help: 'Revokes every token that the mock issued, or those in { "tokens": ["…"] }',
    run(mock, { tokens = [] }) {
      if (!(Array.isArray(tokens) && tokens.every((token) => typeof token === "string"))) {
        throw new TypeError("tokens must be a list of strings");
      }
      mock.revokeTokens(...tokens);
    },
  },
  "GET /__mock/requests": {
    fields: [],
    help: "Lists the requests that the mock received",
    run: (mock) => mock.requests,
  },
  [STOP]: { fields: [], help: "Stops the mock", run: () => undefined },
};

/** The answer of a command. */
export interface ControlAnswer {
  readonly status: number;
  readonly json?: unknown;
  /** Whether the server has to stop after this answer. */
  readonly stops: boolean;
}

function bodyFrom(text: string): unknown {
  if (text === "") return {};
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new TypeError(`The body must be JSON: ${String(error)}`, { cause: error });
  }
}

/** Runs a command that came over HTTP. It refuses what it doesn't know, so that a typo doesn't pass unnoticed. */
export function control(mock: MockCore, name: string, text: string): ControlAnswer {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command === undefined) {
    const error = `There is no ${name}, only ${Object.keys(COMMANDS).join(", ")}`;
    return { status: 404, json: { errors: [error] }, stops: false };
  }
  try {
    const body = bodyFrom(text);
    const problem = invalidBody(name, body, command.fields);
    if (problem !== undefined) throw new TypeError(problem);
    const json = command.run(mock, body as ControlBody); // its fields were just checked, or `mock.on` checks them
    return { status: json === undefined ? 204 : 200, json, stops: name === STOP };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    // The other errors are TypeErrors. This one is the stack's.
    const json = { errors: [error instanceof RangeError ? "The body is nested too deeply" : reason] };
    return { status: 400, json, stops: false };
  }
}
