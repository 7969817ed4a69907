import { readFileSync } from "node:fs";
import { createServer, request as send, type Server } from "node:http";
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

const CERTIFICATES = `
  key="-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes"
  openssl req -x509 $key -subj "/CN=A company" -keyout ca-key.pem -out ca.pem
  openssl req $key -subj /CN=api.frontegg.com -keyout key.pem -out request.pem \\
    -addext subjectAltName=DNS:api.frontegg.com,DNS:api.us.frontegg.com
  openssl x509 -req -in request.pem -CA ca.pem -CAkey ca-key.pem -CAcreateserial -copy_extensions copy -out cert.pem`;

/** Starts a proxy behind which each of Frontegg's hosts is the mock at this origin. */
export async function startCompanyProxy(directory: string, mockOrigin: string): Promise<CompanyProxy> {
  await execa("bash", ["-ec", CERTIFICATES], { cwd: directory });
  const [key, cert] = ["key.pem", "cert.pem"].map((file) => readFileSync(join(directory, file)));
  const api = createTlsServer({ key, cert }, (request, response) => {
    const { method, headers, url = "" } = request;
    const forwarded = send(mockOrigin + url, { method, headers }, (answer) => {
      response.writeHead(answer.statusCode ?? 500, answer.headers);
      answer.pipe(response);
    });
    request.pipe(forwarded);
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
