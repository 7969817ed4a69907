import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { repository, run } from "@frontegg-identity/package-checks";
import { compile } from "./compile.ts";
import type { Report } from "./report.ts";
import type { SuiteSettings } from "./runtimes.ts";

const table = "README, followed from the top";

/** Does what the READMEs say first: install this, write that. */
export async function checkReadmes(report: Report, consumer: string, settings: SuiteSettings): Promise<void> {
  const installed = join(consumer, "node_modules/@frontegg-identity");
  const readmes = {
    "of the repository": join(repository, "README.md"),
    "of the client": join(installed, "client/README.md"),
    "of the types": join(installed, "types/README.md"),
  };
  for (const [index, [row, path]] of Object.entries(readmes).entries()) {
    const readme = readFileSync(path, "utf8");
    const name = row === "of the types" ? "@frontegg-identity/types" : "@frontegg-identity/client";
    const file = `readme-${index}.mts`;
    writeFileSync(join(consumer, file), /```ts\n(.*?)```/s.exec(readme)?.[1] ?? "throw new Error('no example');");

    await report.run(table, row, "the install line names the package", async () => {
      const line = /^\s*npm install .*$/m.exec(readme)?.[0].trim();
      return line === `npm install ${name}` ? [] : [`it is: ${line}`];
    });
    if (name === "@frontegg-identity/types") {
      await report.run(table, row, "the first example works", async () => {
        const way = { compiler: "7.0", moduleResolution: "nodenext", exactOptionalPropertyTypes: true } as const;
        return (await compile(consumer, [file], way)).map(({ message }) => message);
      });
      continue;
    }
    await report.run(table, row, "the first example works", async () => {
      const env = { ...process.env, MOCK_URL: settings.mockUrl };
      const output = await run(process.execPath, ["--import", "./against-mock.mjs", file], { cwd: consumer, env });
      return output.includes("@") ? [] : [`it should print an e-mail address, and printed: ${output}`];
    });
  }
}
