import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { connect, type AddressInfo } from "node:net";
import { join } from "node:path";
import { execa } from "execa";

/** An HTTP proxy as companies have it: it ends TLS with a certificate of its own. */
export interface CompanyProxy extends AsyncDisposable {
  readonly url: string;
  /** The certificate that one has to trust. */
  readonly certificate: string;
}

/** Starts a proxy behind which each of Frontegg's hosts is the mock at this origin. */
export async function startCompanyProxy(directory: string, mockOrigin: string): Promise<CompanyProxy> {
  const openssl = (...args: string[]): Promise<unknown> => execa("openssl", args, { cwd: directory });
  const key = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes"];
  await openssl("req", "-x509", ...key, "-subj", "/CN=A company", "-keyout", "ca-key.pem", "-out", "ca.pem");
  const names = "subjectAltName=DNS:api.frontegg.com,DNS:api.us.frontegg.com";
  await openssl(
    "req",
    ...key,
    "-subj",
    "/CN=api.frontegg.com",
    "-addext",
    names,
    "-keyout",
    "key.pem",
    "-out",
    "request.pem",
  );
  const authority = ["-CA", "ca.pem", "-CAkey", "ca-key.pem", "-CAcreateserial", "-copy_extensions", "copy"];
  await openssl("x509", "-req", "-in", "request.pem", ...authority, "-out", "cert.pem");

  const [tlsKey, cert] = ["key.pem", "cert.pem"].map((file) => readFileSync(join(directory, file)));
  const api = createTlsServer({ key: tlsKey, cert }, (request, response) => {
    void (async () => {
      const parts: Buffer[] = [];
      for await (const part of request) parts.push(part as Buffer); // of a stream without an encoding
      const { authorization = "", "content-type": type = "" } = request.headers;
      const answer = await fetch(`${mockOrigin}${request.url}`, {
        method: request.method ?? "GET",
        headers: { authorization, "content-type": type },
        body: parts.length > 0 ? Buffer.concat(parts) : null,
      });
      response.writeHead(answer.status, { "content-type": "application/json" }).end(await answer.text());
    })();
  });
  const proxy = createServer().on("connect", (_request, socket, head) => {
    const tunnel = connect(portOf(api), "127.0.0.1", () => {
      socket.write("HTTP/1.1 200 Connection established\r\n\r\n");
      tunnel.write(head);
      socket.pipe(tunnel).pipe(socket);
    });
    for (const end of [socket, tunnel]) end.on("error", () => undefined);
  });
  for (const server of [api, proxy]) {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  }
  return {
    url: `http://127.0.0.1:${portOf(proxy)}`,
    certificate: join(directory, "ca.pem"),
    async [Symbol.asyncDispose]() {
      for (const server of [api, proxy]) {
        server.closeAllConnections();
        await new Promise((resolve) => server.close(resolve));
      }
    },
  };
}

const portOf = (server: Pick<Server, "address">): number => (server.address() as AddressInfo).port; // it listens on a port
