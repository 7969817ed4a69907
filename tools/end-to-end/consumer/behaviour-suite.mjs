/**
 * What the client does, in any runtime: plain JavaScript over `fetch` and `AbortController`, nothing of Node's.
 *
 * Each rule is run against the mock (`mockUrl`) or against a server of faults (`faultUrl`). The package is passed in, as
 * the runtime loaded it.
 */
export async function behaviourSuite(library, { mockUrl, faultUrl, isBrowser = false }) {
  const { createClient, environmentToken, ...errors } = library;
  const isWorker = "WebSocketPair" in globalThis;
  const userId = "f3a1c5a2-0d9e-4a57-9a3e-5b1c1d2e3f40";
  const credentials = { clientId: "an-id", secret: "a-secret" };
  const withToken = (options) => createClient({ baseUrl: mockUrl, token: "a.b.c", ...options });
  const withCredentials = ({ dangerouslyAllowBrowser, ...options } = {}) =>
    withToken({ token: environmentToken({ ...credentials, dangerouslyAllowBrowser }), ...options });

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

  const rules = {
    "getUser gives the user": async () => {
      const user = await withToken().getUser(userId);
      equal(typeof user.email, "string");
    },

    "updateUser sends the fields and gives the user": async () => {
      const sent = [];
      const fetch = (url, init) => {
        sent.push({ url: String(url), method: init.method, body: init.body });
        return globalThis.fetch(url, init);
      };
      const user = await withToken({ fetch }).updateUser(userId, { name: "Ada", metadata: "{}" });
      equal(typeof user.email, "string");
      equal(sent, [
        { url: `${mockUrl}/resources/users/v1/${userId}`, method: "PUT", body: '{"name":"Ada","metadata":"{}"}' },
      ]);
    },

    "unenrollUserMfa gives nothing": async () => {
      // Each runtime another user: the mock remembers.
      equal(await withToken().unenrollUserMfa(crypto.randomUUID()), undefined);
    },

    "client.http runs middleware and reads a body as asked": async () => {
      const path = "/resources/vendor-only/users/v1/{userId}";
      const { http } = withToken();
      const seen = [];
      http.use({ onResponse: async ({ response }) => void seen.push(await response.clone().text()) });
      const { data } = await http.GET(path, { params: { path: { userId } }, parseAs: "blob", timeoutMs: 5_000 });
      equal([await data.text()], seen);
    },

    "client.http gives data and response": async () => {
      const path = "/resources/vendor-only/users/v1/{userId}";
      const { data, response } = await withToken().http.GET(path, { params: { path: { userId } } });
      equal(response.status, 200);
      equal(typeof data.email, "string");
    },

    "a token function is asked for each attempt": async () => {
      let asked = 0;
      const sent = [];
      const token = () => `token-${++asked}`;
      const fetch = async (_url, init) => {
        sent.push(new Headers(init.headers).get("authorization"));
        return sent.length === 1
          ? new Response("", { status: 503, headers: { "retry-after": "0" } })
          : Response.json({ id: userId });
      };
      await withToken({ token, fetch }).getUser(userId);
      equal(sent, ["Bearer token-1", "Bearer token-2"]);
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

    "refused credentials are an AuthenticationError": async () => {
      const client = withCredentials({ dangerouslyAllowBrowser: true, fetch: refuse });
      const error = await throwsA(errors.AuthenticationError, () => client.getUser(userId));
      equal(error.status, 401);
    },

    "a documented error is an ApiError": async () => {
      // The second time, whoever was first.
      await withToken()
        .unenrollUserMfa("twice")
        .catch(() => undefined);
      const error = await throwsA(errors.ApiError, () => withToken().unenrollUserMfa("twice"));
      equal(error.status, 400);
      equal(error.errorCode, "ER-01097");
      equal(errors.FronteggError.isInstance(error), true);
      equal(error.operation, "unenrollUserMfa");
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

    "a busy server is asked again": async () => {
      const statuses = [];
      const fetch = (url, init) =>
        statuses.length === 0
          ? Promise.resolve(new Response("", { status: 429, headers: { "retry-after": "0" } }))
          : globalThis.fetch(url, init);
      await withToken({ fetch, onAttempt: ({ status }) => statuses.push(status) }).getUser(userId);
      equal(statuses, [429, 200]);
    },

    "a user id that is a path is refused before anything is sent": async () => {
      let requests = 0;
      const fetch = () => Promise.reject(new Error(`request ${++requests}`));
      for (const id of ["..", ".", "", undefined]) {
        await throwsA(errors.InvalidInputError, () => withToken({ fetch, retry: false }).unenrollUserMfa(id));
      }
      equal(requests, 0);
    },
  };

  const outcomes = [];
  for (const [rule, check] of Object.entries(rules)) {
    try {
      await withinSeconds(120, check());
      outcomes.push({ rule });
    } catch (error) {
      outcomes.push({ rule, problem: String(error?.stack ?? error) });
    }
  }
  return outcomes;
}

async function refuse() {
  return new Response('{"errors":["no"]}', { status: 401 });
}

function equal(actual, expected) {
  const [found, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (found !== wanted) throw new Error(`expected ${wanted}, got ${found}`);
}

async function thrownBy(call) {
  try {
    await call();
  } catch (error) {
    return error;
  }
  throw new Error("expected an error, got none");
}

async function throwsA(errorClass, call) {
  const error = await thrownBy(call);
  if (!(error instanceof errorClass) || !errorClass.isInstance(error)) throw error;
  return error;
}

async function withinSeconds(seconds, promise) {
  let timer;
  const limit = new Promise((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`took longer than ${seconds} s`)), seconds * 1000);
  });
  try {
    await Promise.race([promise, limit]);
  } finally {
    clearTimeout(timer);
  }
}
