import { once } from "node:events";
import { connect, createServer, type AddressInfo, type Socket } from "node:net";

/** The address of a service that fails over: new connections go to the new primary, and old ones stay where they are. */
export interface Proxy {
  readonly port: number;
  /** The port to which new connections go. */
  target: number;
  close(): Promise<void>;
}

/** Starts a proxy of TCP connections on a free port. */
export async function startProxy(target: number): Promise<Proxy> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    const upstream = connect(proxy.target, "127.0.0.1");
    for (const one of [socket, upstream]) {
      sockets.add(one);
      one.on("error", () => {});
      one.on("close", () => {
        socket.destroy();
        upstream.destroy();
      });
    }
    socket.pipe(upstream).pipe(socket);
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo; // of a TCP server
  const proxy: Proxy = {
    port,
    target,
    async close() {
      server.close();
      for (const socket of sockets) socket.destroy();
      await once(server, "close");
    },
  };
  return proxy;
}
