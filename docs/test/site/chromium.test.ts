import { existsSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import type { AxeResults, ElementContext, RunOptions } from "axe-core";
import { chromium, type Browser, type Page, type Response } from "playwright-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { operations, pageOf } from "../../src/api/operations.ts";
import { builtPages } from "./built-site.ts";
import { serveSite, type ServedSite } from "./serve-site.ts";

const paths = builtPages.map(({ path }) => path);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** Debian's Chromium, or Chrome. */
const executablePath =
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find((path) => existsSync(path)) ??
  "/usr/bin/chromium";

let site: ServedSite;
let browser: Browser;
beforeAll(async () => {
  site = await serveSite();
  browser = await chromium.launch({
    executablePath,
    args: ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking"],
  });
});
afterAll(async () => {
  await browser.close();
  await site[Symbol.asyncDispose]();
});

/** Opens a page that writes down what goes wrong in it. */
async function openPage(theme: "light" | "dark", width: number): Promise<{ page: Page; problems: string[] }> {
  const page = await browser.newPage({ colorScheme: theme, viewport: { width, height: 800 } });
  page.setDefaultTimeout(30_000);
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
  return { page, problems };
}

const axeOptions: RunOptions = {
  resultTypes: ["violations"],
  // Starlight calls its button "Search"; the shortcut that stands in it too is no part of the name.
  rules: { "label-content-name-mismatch": { enabled: false } },
};

async function violationsOf(page: Page, parts: ElementContext = "html"): Promise<string[]> {
  // Code that is wider than its place can be scrolled by keyboard as soon as the page has had an idle moment.
  await page.waitForFunction(() =>
    [...document.querySelectorAll<HTMLElement>(".expressive-code pre")].every(
      (pre) => pre.scrollWidth <= pre.clientWidth || pre.tabIndex === 0,
    ),
  );
  await page.evaluate(axeSource);
  const run = `axe.run(${JSON.stringify(parts)}, ${JSON.stringify(axeOptions)})`;
  const { violations } = await page.evaluate<AxeResults>(run);
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 120)).join(" | ")}`);
}

/** Names what is wrong with how a page looks. */
async function flawsOf(page: Page, theme: string): Promise<string[]> {
  const shown = await page.evaluate(() => ({
    theme: document.documentElement.dataset["theme"],
    overflow: document.documentElement.scrollWidth - document.documentElement.clientWidth,
  }));
  return [
    ...(shown.theme === theme ? [] : [`is ${shown.theme}`]),
    ...(shown.overflow > 0 ? [`is ${shown.overflow} px too wide`] : []),
  ];
}

/** A page of each kind, to be looked at in the other theme. */
const kinds = [
  "",
  "404.html",
  "guides/back-end/",
  "errors/api-error/",
  "evidence/",
  "benchmark/",
  "api/",
  "api/schemas/",
  "packages/",
  "packages/client/",
  ...operations.map(({ id }) => pageOf(id)),
];

/** Looks at pages, two at a time: one for each core. */
async function visit(
  looks: { paths: readonly string[]; theme: "light" | "dark"; width: number },
  look: (page: Page, path: string) => Promise<string[]>,
): Promise<string[]> {
  const queue = [...looks.paths];
  const found = [1, 2].map(async () => {
    const { page, problems } = await openPage(looks.theme, looks.width);
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      await page.goto(site.url + path);
      problems.push(...(await look(page, path)).map((problem) => `${path}: ${problem}`));
    }
    await page.close();
    return problems;
  });
  return (await Promise.all(found)).flat();
}

test("no page has anything wrong, and each fits a phone too", { timeout: 600_000 }, async () => {
  const problems = await visit({ paths, theme: "light", width: 1280 }, async (page) => {
    // The menu is the same on all pages: it is looked at on those of a kind.
    const wide = [...(await flawsOf(page, "light")), ...(await violationsOf(page, { exclude: [".sidebar-content"] }))];
    await page.setViewportSize({ width: 360, height: 800 });
    const narrow = await flawsOf(page, "light");
    await page.setViewportSize({ width: 1280, height: 800 });
    return [...wide, ...narrow];
  });
  expect(problems).toEqual([]);
});

test("no kind of page has anything wrong that is loaded dark, on a phone", { timeout: 300_000 }, async () => {
  const problems = await visit({ paths: kinds, theme: "dark", width: 360 }, async (page) => [
    ...(await flawsOf(page, "dark")),
    ...(await violationsOf(page)),
  ]);
  expect(problems).toEqual([]);
});

/** What readers search for, and a page that has to be among the first three. */
const searches: Readonly<Record<string, string>> = {
  "rate limit": "recipes/rate-limit/",
  "429": "recipes/rate-limit/",
  "TanStack Query": "recipes/react-hook/",
  useQuery: "recipes/react-hook/",
  Vue: "recipes/react-hook/",
  Express: "recipes/express-fastify/",
  Lambda: "recipes/aws-lambda/",
  "vercel edge": "recipes/cloudflare-workers/",
  "Server Component": "recipes/nextjs/",
  "2FA": "troubleshooting/",
  "Is the environment variable set": "troubleshooting/",
};

test("the search finds what readers look for", async () => {
  const { page, problems } = await openPage("light", 1280);
  await page.goto(`${site.url}evidence/`);
  // As text: vitest would rewrite an import() of the page as one of its own.
  const found: Record<string, string[]> = await page.evaluate(`(async () => {
    const pagefind = await import("${new URL(site.url).pathname}pagefind/pagefind.js");
    const search = async (query) => {
      const { results } = await pagefind.search(query);
      const pages = await Promise.all(results.slice(0, 3).map((result) => result.data()));
      return [query, pages.map(({ url }) => url)];
    };
    return Object.fromEntries(await Promise.all(${JSON.stringify(Object.keys(searches))}.map(search)));
  })()`);
  const missed = Object.entries(searches).filter(
    ([query, path]) => !found[query]?.some((url) => url.endsWith(`/${path}`)),
  );
  expect(Object.fromEntries(missed.map(([query]) => [query, found[query]]))).toEqual({});
  await page.close();
  expect(problems).toEqual([]);
});

describe.each(operations.map(({ id }) => id))("Try it, %s", (operation) => {
  const open = async () => {
    const { page, problems } = await openPage("light", 1280);
    await page.goto(site.url + pageOf(operation));
    const panel = page.locator("try-it");
    return { page, problems, panel, send: panel.getByRole("button", { name: "Send" }) };
  };

  test("answers after a rate limit, by the keyboard alone", async () => {
    const { page, problems, panel, send } = await open();
    await panel.locator("[name=fault]").focus();
    await page.keyboard.press("ArrowDown");
    await send.focus();
    await page.keyboard.press("Enter");
    await panel.getByRole("status").filter({ hasText: "Resolved" }).waitFor();
    expect(await panel.getByRole("listitem").allTextContents()).toEqual([
      expect.stringMatching(/^429 .* wait of 1,\d{3} ms$/),
      expect.stringMatching(/^200 /),
    ]);
    expect(await panel.getByLabel("The requests that the client sent").textContent()).toContain(
      "authorization: Bearer …",
    );
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
    expect(problems).toEqual([]);
  });

  test("shows a typed error, and where to read about it", async () => {
    const { page, problems, panel, send } = await open();
    await panel.locator("[name=fault]").selectOption("403: no application ID");
    await send.click();
    await panel.getByRole("status").filter({ hasText: "Rejected with ApiError" }).waitFor();
    expect(JSON.parse((await panel.getByLabel("Result", { exact: true }).textContent()) ?? "")).toMatchObject({
      name: "ApiError",
      operation,
      status: 403,
      errorCode: "ER-00008",
      attempts: 1,
    });
    await panel.getByRole("link", { name: "What to do about it" }).click();
    await page.getByRole("heading", { level: 1, name: "ApiError" }).waitFor();
    await page.close();
    expect(problems).toEqual([]);
  });

  test("takes a value that is typed", async () => {
    const { page, panel, send } = await open();
    await panel.locator("[name=input]").first().selectOption("another value …");
    await panel.locator("[name=other]").first().fill("..");
    await send.click();
    await panel.getByRole("status").filter({ hasText: "Rejected with InvalidInputError" }).waitFor();
    expect(await panel.getByRole("listitem").count()).toBe(0);
    await page.close();
  });
});

const withBody = operations.filter(({ body }) => body !== undefined);
test.each(withBody.map(({ id }) => id))(
  "Try it, %s, says what is wrong with a body, and keeps no earlier result",
  async (operation) => {
    const { page } = await openPage("light", 1280);
    await page.goto(site.url + pageOf(operation));
    const panel = page.locator("try-it");
    const send = panel.getByRole("button", { name: "Send" });
    await send.click();
    await panel.getByRole("status").filter({ hasText: "Resolved" }).waitFor();
    await panel.getByRole("textbox", { name: "Body" }).fill('{ "name": ');
    await send.click();
    expect(await panel.getByRole("alert").textContent()).toMatch(/^The body is not JSON/);
    expect(await panel.getByRole("status").textContent()).toBe("");
    expect(await panel.locator("[data-output]").isVisible()).toBe(false);
    await page.close();
  },
);

test("a phone has a menu, the theme and the repository, on the first page too", async () => {
  const { page } = await openPage("light", 360);
  await page.goto(site.url);
  await page.getByRole("button", { name: "Menu" }).click();
  await page.getByRole("link", { name: "A first call" }).first().waitFor();
  await page.getByLabel("Select theme").last().waitFor();
  await page.getByRole("link", { name: "GitHub" }).last().waitFor();
  await page.close();
});

test("the package manager that a reader picks stays picked", async () => {
  const { page } = await openPage("light", 1280);
  await page.goto(site.url);
  await page.getByRole("tab", { name: "pnpm" }).click();
  await page.goto(`${site.url}guides/testing/`);
  const panel = page.getByRole("tabpanel").first();
  await panel.waitFor();
  expect(await panel.textContent()).toContain("pnpm add --save-dev @frontegg-identity/mock");
  await page.close();
});

// What a page loads, search included, uncompressed.
test.each([
  ["", { requests: 14, scriptKb: 103, styleKb: 116 }],
  ["guides/back-end/", { requests: 14, scriptKb: 106, styleKb: 116 }],
  ["api/operations/getuser/", { requests: 15, scriptKb: 110, styleKb: 116 }],
  ["packages/client/", { requests: 14, scriptKb: 106, styleKb: 116 }],
])("/%s stays within its budget", async (path, budget) => {
  const { page } = await openPage("light", 1280);
  const responses: Response[] = [];
  page.on("response", (response) => responses.push(response));
  await page.goto(site.url + path, { waitUntil: "networkidle" });
  const kbOf = async (type: string): Promise<number> => {
    const ofType = responses.filter((response) => response.request().resourceType() === type);
    const bodies = await Promise.all(ofType.map((response) => response.body()));
    return bodies.reduce((sum, body) => sum + body.length, 0) / 1_000;
  };
  const spent = { requests: responses.length, scriptKb: await kbOf("script"), styleKb: await kbOf("stylesheet") };
  await page.close();
  expect(spent.requests).toBeLessThanOrEqual(budget.requests);
  expect(spent.scriptKb).toBeLessThanOrEqual(budget.scriptKb);
  expect(spent.styleKb).toBeLessThanOrEqual(budget.styleKb);
});
