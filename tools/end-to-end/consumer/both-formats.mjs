/** Loads the client as both formats, and prints whether each knows the errors of the other. */
import { createRequire } from "node:module";
import * as esModule from "@frontegg-identity/client";

const commonJs = createRequire(import.meta.url)("@frontegg-identity/client");

function thrownBy(library) {
  try {
    return library.createClient({});
  } catch (error) {
    return error;
  }
}
const pairs = [
  [esModule, thrownBy(commonJs)],
  [commonJs, thrownBy(esModule)],
];
console.log(
  JSON.stringify({
    areTwoCopies: esModule.InvalidInputError !== commonJs.InvalidInputError,
    knowEachOther: pairs.every(([library, error]) => library.InvalidInputError.isInstance(error)),
    haveTheSameExports: Object.keys(esModule).toSorted().join() === Object.keys(commonJs).toSorted().join(),
  }),
);
