import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { bundleRunner } from "./bundle-runner.ts";
import { chromium } from "./chromium.ts";
import { launchChromium } from "./run-in-chromium.ts";

/** Serves a page with the mock as MSW's handlers, and gives what came of its calls to the API. */
export async function runMockInChromium(consumer: string): Promise<unknown> {
  const bundle = await bundleRunner(consumer, "mock-in-page.mjs");
  const files: Readonly<Record<string, { type: string; text: string | Buffer }>> = {
    "/": { type: "text/html", text: '<script type="module" src="/page.js"></script>' },
    "/page.js": { type: "text/javascript", text: readFileSync(bundle) },
    "/mockServiceWorker.js": {
      type: "text/javascript",
      text: readFileSync(join(consumer, "node_modules/msw/lib/mockServiceWorker.js")),
    },
  };
  const server = createServer((request, response) => {
    const file = files[request.url ?? ""];
    response.writeHead(file ? 200 : 404, { "content-type": file?.type ?? "text/plain" }).end(file?.text);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // it listens on a port
  const browser = await launchChromium(chromium);
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(60_000);
    await page.goto(`http://127.0.0.1:${port}/`);
    await page.waitForFunction("globalThis.runMockInPage !== undefined");
    return await page.evaluate("runMockInPage()");
  } finally {
    await browser.close();
    server.closeAllConnections();
    server.close();
  }
}
