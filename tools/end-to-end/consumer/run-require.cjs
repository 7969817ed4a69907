const library = require("@frontegg-identity/client");

async function main() {
  const { behaviourSuite } = await import("./behaviour-suite.mjs");
  console.log(JSON.stringify(await behaviourSuite(library, JSON.parse(process.argv[2]))));
}

void main();
