import * as library from "@frontegg-identity/client";
import { runRules } from "./run-rules.mjs";

export default {
  async fetch(request) {
    return Response.json(await runRules(library, await request.json()));
  },
};
