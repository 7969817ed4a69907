import { parse } from "yaml";
import environmentAuth from "../../../spec/environment-auth.yaml?raw";
import openapi from "../../../spec/openapi.yaml?raw";

// The linter of the spec sees to it that it has them.
const document = parse(openapi) as {
  readonly info: { readonly description: string };
  readonly components: { readonly securitySchemes: Readonly<Record<string, { readonly description: string }>> };
};

/** The categories of endpoints, in Markdown. */
export const categories: string = document.info.description;

/** How requests are authorized, one text for each security scheme. */
export const authorization: readonly string[] = Object.values(document.components.securitySchemes).map(
  ({ description }) => description,
);

/** The specs by file name, to download. */
export const specFiles: Readonly<Record<string, string>> = {
  "openapi.yaml": openapi,
  "openapi.json": JSON.stringify(document, undefined, 2),
  "environment-auth.yaml": environmentAuth,
};
