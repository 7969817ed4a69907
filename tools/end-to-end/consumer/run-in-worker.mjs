import * as library from "@frontegg-identity/client";
import { behaviourSuite } from "./behaviour-suite.mjs";

export default {
  async fetch(request) {
    return Response.json(await behaviourSuite(library, await request.json()));
  },
};
