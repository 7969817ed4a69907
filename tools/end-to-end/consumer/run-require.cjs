const library = require("@frontegg-identity/client");

async function main() {
  const { runRules } = await import("./run-rules.mjs");
  const settings = { ...JSON.parse(process.argv[2]), otherFormat: await import("@frontegg-identity/client") };
  console.log(JSON.stringify(await runRules(library, settings)));
}

void main();
