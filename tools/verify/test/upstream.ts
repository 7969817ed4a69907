import { createServer, type IncomingMessage, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { readFile } from "node:fs/promises";
import { parse } from "yaml";

const spec = parse(await readFile(new URL("../../../spec/openapi.yaml", import.meta.url), "utf8"));

/** A user with every property, as the spec's example has it. */
export const fullUser: Readonly<Record<string, unknown>> = spec.components.examples.FullUser.value;

const { responses } = spec.paths["/resources/vendor-only/users/v1/{userId}"].get;

/** What Prism says of a status that the spec does not document. */
export const undocumentedStatus: string = `Unable to match the returned status code with those defined in the document: ${Object.keys(
  responses,
)
  .filter((status) => status !== "default")
  .join(",")}`;

/** A stand-in for the API on a free port of 127.0.0.1. */
export interface Upstream {
  readonly baseUrl: string;
  readonly requests: IncomingMessage[];
  readonly close: () => Promise<void>;
}

export async function startUpstream(listener: RequestListener): Promise<Upstream> {
  const requests: IncomingMessage[] = [];
  const server = createServer((request, response) => {
    requests.push(request);
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  // A TCP server has an address of this form.
  const { port } = server.address() as AddressInfo;
  return {
    baseUrl: `http://127.0.0.1:${port}/identity`,
    requests,
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

/** Answers with one status, body and content type. */
export function answering(
  status: number,
  body: unknown,
  contentType: string | undefined = "application/json",
): RequestListener {
  return (_request, response) => {
    response.writeHead(status, contentType === "" ? {} : { "content-type": contentType });
    response.end(typeof body === "string" ? body : JSON.stringify(body));
  };
}
