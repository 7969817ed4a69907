import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, RunOptions } from "axe-core";
import { chromium, type Browser, type BrowserContext, type Page, type Response } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { operations, pageOf } from "../../src/api/operations.ts";
import { messagesOf } from "../messages-of.ts";
import { builtPages } from "./built-site.ts";
import { serveSite, type ServedSite } from "./serve-site.ts";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Debian's Chromium without windows, which takes a third less, or the whole of it, or Chrome. */
const executablePath = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome"]
  .map((name) => `/usr/bin/${name}`)
  .find((path) => existsSync(path));

const wide = { width: 1280, height: 800 };
const narrow = { width: 360, height: 800 };

let site: ServedSite;
let browser: Browser;
let context: BrowserContext; // one for all pages, so that they share a cache
beforeAll(async () => {
  site = await serveSite();
  browser = await chromium.launch({
    executablePath: executablePath ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
  context = await browser.newContext({ viewport: wide, reducedMotion: "reduce" });
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

/** A page of a test, and what went wrong in it. */
interface OpenPage extends AsyncDisposable {
  readonly page: Page;
  readonly problems: string[];
}

async function openPage(path?: string, within: BrowserContext = context): Promise<OpenPage> {
  const page = await within.newPage();
  const problems: string[] = [];
  const note = (problem: string) => problems.push(`${page.url().replace(site.url, "")}: ${problem}`);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) note(message.text());
  });
  page.on("pageerror", (error) => note(error.message));
  page.on("requestfailed", (request) => {
    const reason = request.failure()?.errorText;
    // The page was left before it came.
    if (reason !== "net::ERR_ABORTED") note(`${request.url()} ${reason}`);
  });
  page.on("request", (request) => {
    const url = new URL(request.url());
    if (url.protocol !== "data:" && url.origin !== new URL(site.url).origin) note(`a request to ${url.origin}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) note(`${response.status()} for ${response.url()}`);
  });
  if (path !== undefined) await page.goto(site.url + path);
  return { page, problems, [Symbol.asyncDispose]: () => page.close() };
}

const axeOptions: RunOptions = {
  resultTypes: ["violations"],
  // Starlight calls its button "Search"; the shortcut that stands in it too is no part of the name.
  rules: { "label-content-name-mismatch": { enabled: false } },
};

/** Names what makes a page, or a part of it, hard to use for people with disabilities. */
async function violationsOf(page: Page, part = "html"): Promise<string[]> {
  // Code that is wider than its place can be scrolled by keyboard as soon as the page has had an idle moment.
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>(".expressive-code pre")].every(
      (pre) => pre.scrollWidth <= pre.clientWidth || pre.tabIndex === 0,
    ),
  );
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate<AxeResults>(`axe.run("${part}", ${JSON.stringify(axeOptions)})`);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

/** Waits until a page has its theme, and names what is wider than the page. */
async function flawsOf(page: Page, theme: "light" | "dark"): Promise<string[]> {
  await page.locator(`html[data-theme=${theme}]`).waitFor();
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  return overflow > 0 ? [`is ${overflow} px too wide`] : [];
}

const [operationPage = ""] = operations.filter(({ body }) => body !== undefined).map(({ id }) => pageOf(id));

/** A page of each kind. axe costs a second, and pages of a kind have the same parts. */
const kinds: ReadonlySet<string> = new Set([
  "",
  "404.html",
  "guides/back-end/",
  "recipes/reset-mfa-in-bulk/",
  "evidence/",
  "benchmark/",
  "api/",
  "api/schemas/",
  operationPage,
  "packages/",
  "packages/mock/",
]);

test("no page has anything wrong, on a wide screen and on a phone", { timeout: 600_000 }, async () => {
  expect(builtPages.map(({ path }) => path)).toEqual(expect.arrayContaining([...kinds]));
  const queue = builtPages.map(({ path }) => path);
  const visit = async (): Promise<string[]> => {
    await using opened = await openPage();
    const { page, problems } = opened;
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      await page.setViewportSize(wide);
      await page.goto(site.url + path);
      const found = [...(await flawsOf(page, "light")), ...(kinds.has(path) ? await violationsOf(page) : [])];
      await page.setViewportSize(narrow);
      if (kinds.has(path)) {
        await page.emulateMedia({ colorScheme: "dark" });
        found.push(...(await flawsOf(page, "dark")), ...(await violationsOf(page)));
        await page.emulateMedia({ colorScheme: "light" });
      } else found.push(...(await flawsOf(page, "light")));
      problems.push(...found.map((problem) => `${path}: ${problem}`));
    }
    return problems;
  };
  // One for each core.
  expect((await Promise.all([visit(), visit()])).flat()).toEqual([]);
});

test("a page that is loaded dark is dark from the start", async () => {
  const dark = await browser.newContext({ colorScheme: "dark", viewport: narrow });
  await using opened = await openPage("guides/first-call/", dark);
  expect([...opened.problems, ...(await flawsOf(opened.page, "dark"))]).toEqual([]);
  await dark.close();
});

/** What readers search for, and the page that has to come first. For a message it is the one of messages, or its error's. */
const searches: Readonly<Record<string, string>> = {
  "rate limit": "recipes/rate-limit/",
  "429": "recipes/rate-limit/",
  "TanStack Query": "recipes/react-hook/",
  useQuery: "recipes/react-hook/",
  Vue: "recipes/vue-composable/",
  Express: "recipes/express-fastify/",
  Lambda: "recipes/aws-lambda/",
  "vercel edge": "recipes/cloudflare-workers/",
  "Server Component": "recipes/nextjs/",
  "2FA": "recipes/reset-mfa-in-bulk/",
  kubb: "recipes/other-generators/",
  Postman: "recipes/other-generators/",
};
const messages = [...messagesOf("client"), ...messagesOf("mock")];

test("the search finds what readers look for, and every error message, first", async () => {
  await using opened = await openPage("evidence/");
  // As text: vitest would rewrite an import() of the page as one of its own.
  const found = await opened.page.evaluate<Record<string, string[]>>(`(async () => {
    const pagefind = await import("${new URL(site.url).pathname}pagefind/pagefind.js");
    const search = async (query) => {
      const { results } = await pagefind.search(query);
      const pages = await Promise.all(results.slice(0, 3).map((result) => result.data()));
      return [query, pages.map(({ url }) => url)];
    };
    return Object.fromEntries(await Promise.all(${JSON.stringify([...Object.keys(searches), ...messages])}.map(search)));
  })()`);
  const missed = Object.entries(found).filter(([query, [first = ""]]) => {
    const page = searches[query];
    return page === undefined
      ? !/\/(?:troubleshooting|errors(?:\/[\w-]+)?)\/$/.test(first)
      : !first.endsWith(`/${page}`);
  });
  expect(Object.fromEntries(missed)).toEqual({});
  expect(opened.problems).toEqual([]);
});

test("the search opens by its shortcut, and takes what is typed at once", async () => {
  await using opened = await openPage("evidence/");
  const { page, problems } = opened;
  await page.keyboard.press("Control+k");
  await page.locator("#starlight__search input:focus").waitFor();
  await page.keyboard.type("useQuery");
  await page.locator(".pagefind-ui__result-link").first().waitFor();
  expect(problems).toEqual([]);
});

test.each(operations)("Try it, $id, answers by the keyboard alone, and says what is wrong", async ({ id, body }) => {
  await using opened = await openPage(pageOf(id));
  const { page, problems } = opened;
  const panel = page.locator("try-it");
  const status = panel.getByRole("status");
  const send = panel.getByRole("button", { name: "Send" });
  const fault = panel.locator("[name=fault]");

  await fault.focus();
  await page.keyboard.press("ArrowDown"); // a rate limit
  await send.focus();
  await page.keyboard.press("Enter");
  await status.filter({ hasText: "Resolved" }).waitFor();
  expect(await panel.getByRole("listitem").allTextContents()).toEqual([
    expect.stringMatching(/^429 .* wait of 1,\d{3} ms$/),
    expect.stringMatching(/^200 /),
  ]);
  expect(await panel.getByLabel("The requests that the client sent").textContent()).toContain(
    "authorization: Bearer …",
  );

  if (body !== undefined) {
    expect(await violationsOf(page, "try-it")).toEqual([]);
    const text = panel.getByRole("textbox", { name: "Body" });
    const valid = await text.inputValue();
    await text.fill('{ "name": ');
    await send.click();
    expect(await panel.getByRole("alert").textContent()).toMatch(/^The body is not JSON/);
    expect(await status.textContent()).toBe(""); // no earlier result stays
    expect(await panel.locator("[data-output]").isVisible()).toBe(false);
    await text.fill(valid);
  }

  const input = panel.locator("[name=input]").first();
  const first = await input.inputValue();
  await input.selectOption("another value …");
  await panel.locator("[name=other]").first().fill("..");
  await send.click();
  await status.filter({ hasText: "Rejected with InvalidInputError" }).waitFor();
  expect(await panel.getByRole("listitem").count()).toBe(0);
  await input.selectOption(first);

  await fault.selectOption("403: no application ID");
  await send.click();
  await status.filter({ hasText: "Rejected with ApiError" }).waitFor();
  expect(JSON.parse((await panel.getByLabel("Result", { exact: true }).textContent()) ?? "")).toMatchObject({
    name: "ApiError",
    operation: id,
    status: 403,
    errorCode: "ER-00008",
    attempts: 1,
  });
  await panel.getByRole("link", { name: "What to do about it" }).click();
  await page.getByRole("heading", { level: 1, name: "ApiError" }).waitFor();
  expect(problems).toEqual([]);
});

test("a phone has a menu, the theme and the repository, on the first page too", async () => {
  await using opened = await openPage("");
  const { page } = opened;
  await page.setViewportSize(narrow);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "A first call" }).first().waitFor();
  await page.getByLabel("Select theme").last().waitFor();
  await page.getByRole("link", { name: "GitHub" }).last().waitFor();
});

test("the package manager that a reader picks stays picked", async () => {
  await using opened = await openPage("");
  const { page } = opened;
  await page.getByRole("tab", { name: "pnpm" }).click();
  await page.goto(`${site.url}guides/testing/`);
  const panel = page.getByRole("tabpanel").first();
  await panel.waitFor();
  expect(await panel.textContent()).toContain("pnpm add --save-dev @frontegg-identity/mock");
});

// What a page loads before anybody touches it, uncompressed.
test.each([
  ["", { requests: 10, scriptKb: 10, styleKb: 96 }],
  ["guides/back-end/", { requests: 13, scriptKb: 12, styleKb: 96 }],
  [operationPage, { requests: 11, scriptKb: 15, styleKb: 96 }],
  ["packages/client/", { requests: 13, scriptKb: 12, styleKb: 96 }],
])("/%s stays within its budget", async (path, budget) => {
  const fresh = await browser.newContext();
  await using opened = await openPage(undefined, fresh);
  const responses: Response[] = [];
  opened.page.on("response", (response) => responses.push(response));
  await opened.page.goto(site.url + path, { waitUntil: "networkidle" });
  const kbOf = async (type: string): Promise<number> => {
    const ofType = responses.filter((response) => response.request().resourceType() === type);
    const bodies = await Promise.all(ofType.map((response) => response.body()));
    return bodies.reduce((sum, body) => sum + body.length, 0) / 1_000;
  };
  const spent = { requests: responses.length, scriptKb: await kbOf("script"), styleKb: await kbOf("stylesheet") };
  await fresh.close();
  expect(spent.requests).toBeLessThanOrEqual(budget.requests);
  expect(spent.scriptKb).toBeLessThanOrEqual(budget.scriptKb);
  expect(spent.styleKb).toBeLessThanOrEqual(budget.styleKb);
});
