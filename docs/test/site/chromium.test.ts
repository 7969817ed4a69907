import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { endpoints } from "@frontegg-identity/types";
import type { AxeResults, ElementContext, RunOptions } from "axe-core";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { chromium } from "../../../tools/end-to-end/src/chromium.ts";
import { launchChromium } from "../../../tools/end-to-end/src/run-in-chromium.ts";
import { builtPages, dist } from "./built-site.ts";
import { lighthouseScores } from "./lighthouse-scores.ts";
import { serveSite, type ServedSite } from "./serve-site.ts";

type Browser = Awaited<ReturnType<typeof launchChromium>>;
type Page = Awaited<ReturnType<Browser["newPage"]>>;
type Response = Awaited<ReturnType<Page["waitForResponse"]>>;

const paths = builtPages(dist).map(({ path }) => path);
const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

let site: ServedSite;
let browser: Browser;
beforeAll(async () => {
  site = await serveSite();
  browser = await launchChromium(chromium);
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

/** Pages of exports are all of one kind: those of the classes stand for them where each kind is enough. */
const oneOfAKind = paths.filter((path) => !path.startsWith("packages/") || path.includes("/classes/"));

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
  const problems = await visit({ paths: oneOfAKind, theme: "dark", width: 360 }, async (page) => [
    ...(await flawsOf(page, "dark")),
    ...(await violationsOf(page)),
  ]);
  expect(problems).toEqual([]);
});

test('the search for "rate limit" finds the guide first', async () => {
  const { page, problems } = await openPage("light", 1280);
  await page.goto(site.url);
  await page.getByRole("button", { name: "Search" }).click();
  await page.getByRole("textbox", { name: "Search" }).fill("rate limit");
  const found = page.locator("#starlight__search").getByRole("link");
  await found.first().waitFor();
  await found.first().click();
  await page.getByRole("heading", { level: 1, name: "Many users" }).waitFor();
  await page.close();
  expect(problems).toEqual([]);
});

describe.each(Object.keys(endpoints))("Try it, %s", (operation) => {
  const open = async () => {
    const { page, problems } = await openPage("light", 1280);
    await page.goto(`${site.url}api/operations/${operation.toLowerCase()}/`);
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
      expect.stringMatching(/^429 .* wait of 1,000 ms$/),
      expect.stringMatching(/^200 /),
    ]);
    expect(await panel.getByLabel("The requests that left the client").textContent()).toContain(
      "authorization: Bearer …",
    );
    expect(await violationsOf(page)).toEqual([]);
    await page.close();
    expect(problems).toEqual([]);
  });

  test("shows a typed error, and where to read about it", async () => {
    const { page, problems, panel, send } = await open();
    await panel.locator("[name=fault]").selectOption("403: no application id");
    await send.click();
    await panel.getByRole("status").filter({ hasText: "Rejected with ApiError" }).waitFor();
    expect(JSON.parse((await panel.getByLabel("What came back").textContent()) ?? "")).toMatchObject({
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

  test("takes an id that is typed", async () => {
    const { page, panel, send } = await open();
    await panel.locator("[name=user]").selectOption("another id …");
    await panel.getByLabel("User id").fill("..");
    await send.click();
    await panel.getByRole("status").filter({ hasText: "Rejected with InvalidInputError" }).waitFor();
    expect(await panel.getByRole("listitem").count()).toBe(0);
    await page.close();
  });
});

test("Try it says what is wrong with a body, and sends nothing", async () => {
  const { page } = await openPage("light", 1280);
  await page.goto(`${site.url}api/operations/updateuser/`);
  const panel = page.locator("try-it");
  await panel.getByRole("textbox", { name: "Body" }).fill('{ "name": ');
  await panel.getByRole("button", { name: "Send" }).click();
  expect(await panel.getByRole("alert").textContent()).toMatch(/^The body is not JSON/);
  expect(await panel.getByRole("status").textContent()).toBe("");
  await page.close();
});

// What a page loads, search included, uncompressed.
test.each([
  ["", { requests: 14, scriptKb: 103, styleKb: 116 }],
  ["guides/back-end/", { requests: 14, scriptKb: 106, styleKb: 116 }],
  ["api/operations/getuser/", { requests: 15, scriptKb: 110, styleKb: 116 }],
  ["packages/client/classes/apierror/", { requests: 14, scriptKb: 106, styleKb: 116 }],
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

test("Lighthouse finds at least 95 of 100 in accessibility", { timeout: 300_000 }, async () => {
  const scores = await lighthouseScores(site.url, ["accessibility"]);
  expect(scores.filter(({ accessibility }) => !(accessibility >= 95))).toEqual([]);
});
