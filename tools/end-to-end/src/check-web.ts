import { cpSync, existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMock } from "@frontegg-identity/mock";
import { repository, run } from "@frontegg-identity/release";
import type { Page } from "playwright-core";
import { createConsumer } from "./consumer.ts";
import type { Registry } from "./registry.ts";
import type { Report } from "./report.ts";
import { chromium, launchChromium } from "./chromium.ts";
import { installed, runtimesDirectory } from "./installed.ts";
import { plainEnvironment, withServer } from "./with-server.ts";

const table = "The web example, in Chromium";
const secret = "a-secret-of-the-environment";
const userPath = "/api/resources/vendor-only/users/v1/u-1";
const updatePath = "/api/resources/users/v1/u-1";

/** Builds the web example with the packages of the registry, and does what its users do. */
export async function checkWeb(report: Report, registry: Registry): Promise<void> {
  const rule = (row: string, check: () => Promise<readonly string[]>) => report.run(table, row, "works", check);
  if (!existsSync(chromium)) return report.skip(table, "Chromium", "works", "it is not installed");
  const directory = join(runtimesDirectory, ".web");
  rmSync(directory, { recursive: true, force: true });
  await using mock = await startMock({ users: [{ id: "u-1", name: "Ada Lovelace", phoneNumber: null }] });
  await using browser = await launchChromium();
  try {
    await createConsumer(directory, registry, ["@frontegg-identity/client"]);
    for (const part of ["index.html", "vite.config.ts", "src", "server"])
      cpSync(join(repository, "examples/web", part), join(directory, part), { recursive: true });
    writeFileSync(join(directory, "package.json"), '{ "name": "web", "private": true, "type": "module" }\n');
    const vite = installed("vite/bin/vite.js");
    await run(process.execPath, [vite, "build", "--logLevel", "warn"], { cwd: directory, env: plainEnvironment() });

    const env = { FRONTEGG_BASE_URL: mock.url, FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: secret, PORT: "0" };
    await rule("the server starts", () =>
      withServer(process.execPath, directory, ["server/main.ts"], env, async (url) => {
        const page = await browser.newPage();
        page.setDefaultTimeout(120_000);
        const received = receivedBy(page);

        await rule("it says that it loads, then shows the user", async () => {
          await page.route(`**${userPath}`, async (route) => {
            await page.getByText("Loading…").waitFor();
            await route.continue();
          });
          await page.goto(`${url}/?user=u-1`);
          await page.getByRole("heading", { name: "Ada Lovelace" }).waitFor();
          await page.unroute(`**${userPath}`);
          return [];
        });
        await rule("a change is saved", async () => {
          await page.getByLabel("Name").fill("Ada King");
          await page.getByRole("button", { name: "Save" }).click();
          await page.getByText("Saved.").waitFor();
          await page.reload();
          await page.getByRole("heading", { name: "Ada King" }).waitFor();
          return [];
        });
        await rule("what the spec refuses is said, and not sent", async () => {
          const before = received.updates.length;
          await page.getByLabel("Phone number").fill("12");
          await page.getByRole("button", { name: "Save" }).click();
          await page.getByRole("alert").filter({ hasText: "phoneNumber: " }).waitFor();
          return received.updates.length === before ? [] : ["the gateway was asked"];
        });
        await rule("a change shows at once, and is taken back when it fails", async () => {
          await page.reload();
          const headers = { "frontegg-trace-id": "a-trace" };
          mock.on("updateUser", { status: 403, headers, times: 1 });
          await page.route(`**${updatePath}`, async (route) => {
            await page.getByRole("heading", { name: "Somebody else" }).waitFor();
            await route.continue();
          });
          await page.getByLabel("Name").fill("Somebody else");
          await page.getByRole("button", { name: "Save" }).click();
          await page.getByRole("heading", { name: "Ada King" }).waitFor();
          await page.getByRole("alert").filter({ hasText: "(trace id a-trace)" }).waitFor();
          return [];
        });
        await rule("an error of the API has its trace id", async () => {
          mock.on("getUser", {
            params: { userId: "nobody" },
            status: 404,
            headers: { "frontegg-trace-id": "another-trace" },
          });
          await page.goto(`${url}/?user=nobody`);
          await page.getByRole("alert").filter({ hasText: "User not found (trace id another-trace)" }).waitFor();
          return [];
        });
        await rule("nothing that the browser gets holds a credential, and no script fails", async () => {
          await page.close();
          const { texts, errors } = received;
          const all = (await Promise.all(texts)).join("\n");
          if (!all.includes("Ada King")) return ["no answer was seen"];
          return [...errors, ...[secret, "an-id", "Bearer"].filter((text) => all.includes(text))];
        });
        return [];
      }),
    );
  } finally {
    rmSync(directory, { recursive: true, force: true });
  }
}

/** Collects the headers and bodies that a page receives, the updates that it sends, and the errors of its scripts. */
function receivedBy(page: Page): { texts: Promise<string>[]; updates: string[]; errors: string[] } {
  const texts: Promise<string>[] = [];
  const updates: string[] = [];
  const errors: string[] = [];
  page.on("request", (request) => {
    if (request.method() === "PUT") updates.push(request.url());
  });
  page.on("response", (response) => {
    const headers = JSON.stringify(response.headers());
    // A body that is gone when the page moves on was not seen by it either.
    texts.push(
      response.text().then(
        (body) => headers + body,
        () => headers,
      ),
    );
  });
  page.on("pageerror", (error) => errors.push(String(error)));
  return { texts, updates, errors };
}
