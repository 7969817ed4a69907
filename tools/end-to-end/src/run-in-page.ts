import { createServer } from "node:http";
import { readFileSync } from "node:fs";
import { json } from "node:stream/consumers";
import { launchChromium } from "./chromium.ts";
import { listen } from "./listen.ts";

/** No inline scripts and no `eval`, as careful pages have it. */
const policy = "default-src 'none'; script-src 'self'; worker-src 'self'; connect-src *";
const script = { "content-type": "text/javascript" };

/**
 * Opens a page that has a bundle as its script and a strict Content Security Policy. It gets `/argument.json`, and posts
 * what came of it to `/result`.
 */
export async function runInPage(bundle: string, argument: object, worker?: string): Promise<unknown> {
  const result = Promise.withResolvers<unknown>();
  await using server = await listen(
    createServer((request, response) => {
      const { url } = request;
      if (url === "/page.js") response.writeHead(200, script).end(readFileSync(bundle));
      else if (url === "/mockServiceWorker.js") response.writeHead(200, script).end(worker);
      else if (url === "/argument.json") response.end(JSON.stringify(argument));
      else if (url === "/result") json(request).then(result.resolve, result.reject);
      else {
        response.writeHead(200, { "content-type": "text/html", "content-security-policy": policy });
        response.end('<!doctype html><script type="module" src="/page.js"></script>');
      }
    }),
  );
  await using browser = await launchChromium();
  const page = await browser.newPage();
  page.on("pageerror", result.reject);
  await page.goto(server.url, { timeout: 120_000 });
  return await result.promise;
}
