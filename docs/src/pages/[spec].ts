import type { APIRoute, GetStaticPaths } from "astro";
import { specFiles } from "../api/document.ts";

export const getStaticPaths = (() =>
  Object.keys(specFiles).map((spec) => ({ params: { spec } }))) satisfies GetStaticPaths;

/** The specs, to download. */
export const GET: APIRoute = ({ params }) => new Response(specFiles[params["spec"] ?? ""]);
