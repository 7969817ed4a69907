import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

/** A slow API that remembers for whom it removed MFA. */
export interface UsersServer {
  readonly url: string;
  /** The status of each answer to an unenrolment, by user id, in their order. */
  readonly answers: ReadonlyMap<string, readonly number[]>;
  /** How many users' enrolment was removed. */
  readonly unenrolled: number;
  /** Runs after a user's enrolment was removed, and before the answer. */
  onUnenrolled: (count: number) => void;
  /** Answers these statuses first, whatever is asked. */
  readonly failures: number[];
  close(): Promise<void>;
}

const DELAY_MS = 20;

/** Starts an API that removes a user's MFA once, and then answers "MFA is not enrolled" as the real one does. */
export async function startUsersServer(): Promise<UsersServer> {
  const answers = new Map<string, number[]>();
  const unenrolled = new Set<string>();

  const server = createServer((request, response) => {
    if (request.url === "/auth/vendor") {
      response.end('{"token":"a-token","expiresIn":86400}');
      return;
    }
    const userId = decodeURIComponent(/v1\/([^/]+)\/mfa\/unenroll$/.exec(request.url ?? "")?.[1] ?? "");
    const failure = users.failures.shift();
    const status = failure ?? (unenrolled.has(userId) ? 400 : 200);
    answers.set(userId, [...(answers.get(userId) ?? []), status]);
    if (status === 200) {
      unenrolled.add(userId);
      users.onUnenrolled(unenrolled.size);
    }
    setTimeout(() => {
      response.writeHead(status, status === 429 ? { "retry-after": "0.05" } : {});
      response.end(status === 400 ? '{"errors":["MFA is not enrolled"],"errorCode":"ER-01097"}' : undefined);
    }, DELAY_MS);
  });
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  // A string is the address of a pipe, and null that of a server that does not listen.
  const { port } = server.address() as AddressInfo;

  const users: UsersServer = {
    url: `http://127.0.0.1:${port}/identity`,
    answers,
    get unenrolled() {
      return unenrolled.size;
    },
    onUnenrolled: () => {},
    failures: [],
    async close() {
      const closed = new Promise<void>((resolve) => {
        server.close(() => resolve());
      });
      server.closeAllConnections();
      await closed;
    },
  };
  return users;
}
