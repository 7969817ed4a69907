import type { APIRoute, GetStaticPaths } from "astro";
import { parse } from "yaml";
import environmentAuth from "../../../spec/environment-auth.yaml?raw";
import openapi from "../../../spec/openapi.yaml?raw";

const files: Readonly<Record<string, string>> = {
  "openapi.yaml": openapi,
  "openapi.json": JSON.stringify(parse(openapi), undefined, 2),
  "environment-auth.yaml": environmentAuth,
};

export const getStaticPaths = (() =>
  Object.keys(files).map((spec) => ({ params: { spec } }))) satisfies GetStaticPaths;

/** The specs, to download. */
export const GET: APIRoute = ({ params }) => new Response(files[params["spec"] ?? ""]);
