const library = require("@frontegg-identity/client");

import("./behaviour-suite.mjs")
  .then(({ behaviourSuite }) => behaviourSuite(library, JSON.parse(process.argv[2])))
  .then((outcomes) => console.log(JSON.stringify(outcomes)));
