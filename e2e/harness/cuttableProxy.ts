import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands between the browser and the server, and can cut or refuse the sockets of `/cable` as a bad network does. */
export interface CuttableProxy {
  readonly url: string;
  /** Ends every open `/cable` connection at once, without a goodbye. */
  cutCable(): void;
  /** While true, each new `/cable` connection is cut before it reaches the server; the rest of HTTP passes. */
  refuseCable(refused: boolean): void;
  /** Lets `/cable` connections that wait be decided one by one: how many have been asked for so far. */
  cableAttempts(): number;
  close(): Promise<void>;
}

export async function startCuttableProxy(serverPort: number): Promise<CuttableProxy> {
  const open = new Set<Socket>();
  const cable = new Set<Socket>();
  let refused = false;
  let attempts = 0;

  const proxy = createServer((browser) => {
    keep(open, browser);
    browser.once("data", (firstBytes) => {
      const isCable = firstBytes.toString("latin1").startsWith("GET /cable");
      if (isCable) attempts++;
      if (isCable && refused) return browser.destroy();
      const server = connect(serverPort, "127.0.0.1");
      keep(open, server);
      if (isCable) keep(cable, browser);
      server.write(firstBytes);
      browser.pipe(server).pipe(browser);
      browser.once("close", () => server.destroy());
      server.once("close", () => browser.destroy());
      return undefined;
    });
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    cutCable: () => {
      for (const socket of cable) socket.destroy();
    },
    refuseCable: (value) => {
      refused = value;
    },
    cableAttempts: () => attempts,
    close: async () => {
      const closed = once(proxy, "close");
      proxy.close();
      for (const socket of open) socket.destroy();
      await closed;
    },
  };
}

function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  socket.on("error", () => {});
  socket.once("close", () => sockets.delete(socket));
}
