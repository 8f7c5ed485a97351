import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands between the browser and the server, and does to the sockets of `/cable` what bad networks do. */
export interface CuttableProxy {
  readonly url: string;
  /** Ends every open `/cable` connection at once, without a goodbye. */
  cutCable(): void;
  /** While true, each new `/cable` connection is cut before it reaches the server; the rest of HTTP passes. */
  refuseCable(refused: boolean): void;
  /** Every open `/cable` connection looks open from now on, and carries nothing any more, either way. */
  silenceCable(): void;
  /** Whatever is sent on `/cable`, either way, arrives so much later; 0 ends it. */
  slowCable(ms: number): void;
  /** Ends `/cable` connections on which nothing was sent for so long, as proxies with a limit do; undefined ends it. */
  closeIdleCable(ms: number | undefined): void;
  /** Lets `/cable` connections that wait be decided one by one: how many have been asked for so far. */
  cableAttempts(): number;
  close(): Promise<void>;
}

export async function startCuttableProxy(serverPort: number): Promise<CuttableProxy> {
  const open = new Set<Socket>();
  const cable = new Set<CableLine>();
  const weather: Weather = { delayMs: 0, idleMs: undefined };
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
      server.write(firstBytes);
      browser.once("close", () => server.destroy());
      if (!isCable) {
        server.once("close", () => browser.destroy());
        return browser.pipe(server).pipe(browser);
      }
      const line = new CableLine(browser, server, weather);
      cable.add(line);
      browser.once("close", () => cable.delete(line));
      return undefined;
    });
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const { port } = proxy.address() as AddressInfo;

  return {
    url: `http://127.0.0.1:${port}`,
    cutCable: () => {
      for (const line of cable) line.cut();
    },
    refuseCable: (value) => {
      refused = value;
    },
    silenceCable: () => {
      for (const line of cable) line.silence();
    },
    slowCable: (ms) => {
      weather.delayMs = ms;
    },
    closeIdleCable: (ms) => {
      weather.idleMs = ms;
      for (const line of cable) line.watchIdleness();
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

/** What befalls every `/cable` connection at present. */
interface Weather {
  delayMs: number;
  idleMs: number | undefined;
}

/** One `/cable` connection. */
class CableLine {
  readonly #browser: Socket;
  readonly #weather: Weather;
  #isSilent = false;
  #idle: NodeJS.Timeout | undefined;

  constructor(browser: Socket, server: Socket, weather: Weather) {
    this.#browser = browser;
    this.#weather = weather;
    this.#carry(browser, server);
    this.#carry(server, browser);
    this.watchIdleness();
    browser.once("close", () => clearTimeout(this.#idle));
  }

  cut(): void {
    this.#browser.destroy();
  }

  silence(): void {
    this.#isSilent = true;
  }

  watchIdleness(): void {
    clearTimeout(this.#idle);
    const { idleMs } = this.#weather;
    if (idleMs !== undefined) this.#idle = setTimeout(() => this.cut(), idleMs);
  }

  #carry(from: Socket, to: Socket): void {
    const underWay: (() => void)[] = [];
    let lastAt = 0;
    const arrive = () => {
      const deliver = underWay.shift();
      if (deliver !== undefined && !this.#isSilent && to.writable) deliver();
    };
    const send = (deliver: () => void) => {
      if (this.#isSilent) return;
      underWay.push(deliver);
      // Never before what was sent earlier, though the delay may have become shorter.
      lastAt = Math.max(lastAt, performance.now() + this.#weather.delayMs);
      setTimeout(arrive, lastAt - performance.now());
    };
    from.on("data", (bytes) => {
      if (!this.#isSilent) this.watchIdleness();
      send(() => to.write(bytes));
    });
    // The end, too, comes behind what was sent.
    from.once("close", () => send(() => to.end()));
  }
}

function keep(sockets: Set<Socket>, socket: Socket): void {
  sockets.add(socket);
  socket.on("error", () => {});
  socket.once("close", () => sockets.delete(socket));
}
