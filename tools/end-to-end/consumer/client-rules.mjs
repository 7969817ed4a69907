import { equal, thrownBy, throwsA } from "./assert.mjs";

const userPath = "/resources/vendor-only/users/v1/{userId}";
const userId = "f3a1c5a2-0d9e-4a57-9a3e-5b1c1d2e3f40";

/**
 * What the client does in any runtime: plain JavaScript over `fetch` and `AbortController`, nothing of Node's. `otherFormat` is the
 * client as the other module format, if the runtime loaded both.
 */
export function clientRules(library, { mockUrl, faultUrl, isBrowser = false, otherFormat }) {
  const { createClient, environmentToken, ...errors } = library;
  const isWorker = "WebSocketPair" in globalThis;
  const withToken = (options) => createClient({ baseUrl: mockUrl, token: "a.b.c", ...options });
  const withCredentials = ({ dangerouslyAllowBrowser, ...options } = {}) =>
    withToken({
      token: environmentToken({ clientId: "an-id", secret: "a-secret", dangerouslyAllowBrowser }),
      ...options,
    });

  /** Breaks a connection that was used before, and tells what arrived. A runtime may also open a new one: then again. */
  const arrivalsAfter = async (fault) => {
    for (let round = 0; round < 20; round++) {
      const key = crypto.randomUUID();
      let attempts = 0;
      const onAttempt = () => void attempts++;
      const client = withToken({ baseUrl: `${faultUrl}/${fault}/${key}`, onAttempt });
      await client.getUser(userId);
      attempts = 0;
      const failed = await client.unenrollUserMfa(userId).then(
        () => undefined,
        ({ name }) => name,
      );
      const arrivals = await (await fetch(`${faultUrl}/arrivals/${key}`)).json();
      if (arrivals.reused > 0) return { ...arrivals, attempts, failed };
    }
    throw new Error("no connection was used again");
  };

  return {
    "updateUser sends the fields and returns the user": async () => {
      const sent = [];
      const fetch = (url, init) => {
        sent.push({ url: String(url), method: init.method, body: init.body });
        return globalThis.fetch(url, init);
      };
      const user = await withToken({ fetch }).updateUser(userId, { name: "Ada", metadata: "{}" });
      equal(user.name, "Ada");
      equal(sent, [
        { url: `${mockUrl}/resources/users/v1/${userId}`, method: "PUT", body: '{"name":"Ada","metadata":"{}"}' },
      ]);
    },

    "client.http runs middleware and reads a body as asked": async () => {
      const { http } = withToken();
      const seen = [];
      http.use({ onResponse: async ({ response }) => void seen.push(await response.clone().text()) });
      const { data } = await http.GET(userPath, { params: { path: { userId } }, parseAs: "blob", timeoutMs: 120_000 });
      equal([await data.text()], seen);
    },

    // On Workers, a request must not wait for what another one began.
    [`credentials are exchanged for a token ${isWorker ? "by each call that has none" : "once"}`]: async () => {
      const paths = [];
      const client = withCredentials({ dangerouslyAllowBrowser: true, onAttempt: ({ path }) => paths.push(path) });
      await Promise.all([client.getUser(userId), client.getUser(userId)]);
      await client.getUser(userId);
      equal(paths.filter((path) => path.includes("auth/vendor")).length, isWorker ? 2 : 1);
      equal(paths.length, isWorker ? 5 : 4);
    },

    "credentials are refused in a browser, and there alone": async () => {
      if (isBrowser) await throwsA(errors.InvalidInputError, withCredentials);
      else withCredentials();
    },

    "a documented error is an ApiError": async () => {
      // Each runtime another user: the mock remembers.
      const id = crypto.randomUUID();
      equal(await withToken().unenrollUserMfa(id), undefined);
      const error = await throwsA(errors.ApiError, () => withToken().unenrollUserMfa(id));
      equal([error.status, error.errorCode, error.operation], [400, "ER-01097", "unenrollUserMfa"]);
      equal(errors.FronteggError.isInstance(error), true);
    },

    "a dropped connection is a NetworkError": async () => {
      const client = withToken({ baseUrl: `${faultUrl}/drop`, retry: false });
      await throwsA(errors.NetworkError, () => client.getUser(userId));
    },

    // Chromium sends a request again whose connection had been used before; no page can prevent it.
    [`an unenrolment over a reused connection that breaks arrives ${isBrowser ? "twice" : "once"}`]: async () => {
      const found = [];
      for (const fault of ["reset", "fin"]) found.push(await arrivalsAfter(fault));
      const once = { reused: 1, fresh: isBrowser ? 1 : 0, attempts: 1, failed: isBrowser ? undefined : "NetworkError" };
      equal(found, [once, once]);
    },

    "a server that never answers is a TimeoutError": async () => {
      const client = withToken({ baseUrl: `${faultUrl}/slow`, retry: false, timeoutMs: 100 });
      const error = await throwsA(errors.TimeoutError, () => client.getUser(userId));
      equal(error.timeoutMs, 100);
    },

    "a page in place of a user is an InvalidResponseError": async () => {
      const client = withToken({ baseUrl: `${faultUrl}/html` });
      const error = await throwsA(errors.InvalidResponseError, () => client.getUser(userId));
      equal(error.status, 200);
    },

    "an abort ends the call with the caller's own reason": async () => {
      const controller = new AbortController();
      const reason = new Error("enough");
      const client = withToken({ baseUrl: `${faultUrl}/slow` });
      const call = client.getUser(userId, { signal: controller.signal });
      setTimeout(() => controller.abort(reason), 20);
      equal((await thrownBy(() => call)) === reason, true);
    },

    ...(otherFormat && {
      "each module format knows the errors of the other": async () => {
        equal(Object.keys(otherFormat).toSorted(), Object.keys(library).toSorted());
        for (const [one, other] of [
          [library, otherFormat],
          [otherFormat, library],
        ]) {
          const error = await thrownBy(async () => one.createClient({}));
          equal([error instanceof other.InvalidInputError, one === other], [false, false]);
          equal(other.InvalidInputError.isInstance(error), true);
        }
      },
    }),
  };
}
