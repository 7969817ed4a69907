import { cpSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { startMock } from "@frontegg-identity/mock";
import { repository } from "@frontegg-identity/release";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { chromium, launchChromium } from "../src/chromium.ts";
import { frameworksDirectory, installed, isMissing } from "../src/installed.ts";
import { run } from "../src/run-command.ts";
import { plainEnvironment, startServer } from "../src/start-server.ts";

const secret = "a-secret-of-the-environment";

test.skipIf(isMissing(chromium))("the web example does in Chromium what its README says", async () => {
  const cwd = join(frameworksDirectory, "web");
  for (const part of ["index.html", "vite.config.ts", "src", "server"])
    cpSync(join(repository, "examples/web", part), join(cwd, part), { recursive: true });
  writeFileSync(join(cwd, "package.json"), '{ "name": "web", "private": true, "type": "module" }\n');
  await run(process.execPath, [installed("vite/bin/vite.js"), "build"], { cwd, env: plainEnvironment() });

  await using mock = await startMock({ users: [{ id: "u-1", name: "Ada Lovelace", phoneNumber: null }] });
  const env = { FRONTEGG_BASE_URL: mock.url, FRONTEGG_CLIENT_ID: "an-id", FRONTEGG_SECRET: secret, PORT: "0" };
  await using server = await startServer(process.execPath, ["server/main.ts"], { cwd, env });
  await using browser = await launchChromium();
  const page = await browser.newPage();
  // It only ends a hang.
  page.setDefaultTimeout(120_000);
  const { texts, updates, errors } = receivedBy(page);
  const heading = (name: string): Promise<void> => page.getByRole("heading", { name }).waitFor();
  const change = async (label: string, value: string): Promise<void> => {
    await page.getByLabel(label).fill(value);
    await page.getByRole("button", { name: "Save" }).click();
  };
  const alert = (hasText: string): Promise<void> => page.getByRole("alert").filter({ hasText }).waitFor();

  // It says that it loads, then shows the user.
  await page.route("**/vendor-only/users/v1/u-1", async (route) => {
    await page.getByText("Loading…").waitFor();
    await route.continue();
  });
  await page.goto(`${server.url}/?user=u-1`);
  await heading("Ada Lovelace");
  await page.unroute("**/vendor-only/users/v1/u-1");

  await change("Name", "Ada King");
  await page.getByText("Saved.").waitFor();
  await page.reload();
  await heading("Ada King");

  // What the spec refuses isn't sent.
  await change("Phone number", "12");
  await alert("phoneNumber: ");
  expect(updates).toHaveLength(1);

  // A change shows at once, and is taken back when it fails.
  await page.reload();
  mock.on("updateUser", { status: 403, headers: { "frontegg-trace-id": "a-trace" }, times: 1 });
  await page.route("**/api/resources/users/v1/u-1", async (route) => {
    await heading("Somebody else");
    await route.continue();
  });
  await change("Name", "Somebody else");
  await heading("Ada King");
  await alert("(trace id a-trace)");

  const headers = { "frontegg-trace-id": "another-trace" };
  mock.on("getUser", { params: { userId: "nobody" }, status: 404, headers });
  await page.goto(`${server.url}/?user=nobody`);
  await alert("User not found (trace id another-trace)");

  await page.close();
  const all = (await Promise.all(texts)).join("\n");
  expect(all).toContain("Ada King");
  for (const credential of [secret, "an-id", "Bearer"]) expect(all).not.toContain(credential);
  expect(errors).toEqual([]);
});

/** Collects the headers and bodies that a page receives, the updates that it sends, and the errors of its scripts. */
function receivedBy(page: Page): { texts: Promise<string>[]; updates: string[]; errors: unknown[] } {
  const received = { texts: [] as Promise<string>[], updates: [] as string[], errors: [] as unknown[] };
  page.on("request", (request) => {
    if (request.method() === "PUT") received.updates.push(request.url());
  });
  page.on("response", (response) => {
    const headers = JSON.stringify(response.headers());
    // A body that is gone when the page moves on was not seen by it either.
    const body = response.text().catch(() => "");
    received.texts.push(body.then((text) => headers + text));
  });
  page.on("pageerror", (error) => received.errors.push(error));
  return received;
}
