import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { createRequire } from "node:module";
import type { AddressInfo } from "node:net";
import type { Page } from "playwright-core";

const build = readFileSync(createRequire(import.meta.url).resolve("@rails/actioncable"));

/** What the page's client told of its subscription: `connected`, `disconnected`, `rejected`, or a message. */
const html = `<!doctype html>
<title>A page with the stock client</title>
<script src="/actioncable.js"></script>
<script>
  const told = [];
  function follow(cable, params) {
    const tell = (what) => () => told.push(what);
    ActionCable.createConsumer(cable).subscriptions.create(params, {
      connected: tell("connected"),
      disconnected: tell("disconnected"),
      rejected: tell("rejected"),
      received: (message) => told.push(message),
    });
  }
</script>`;

/** Another site, whose page loads the stock build of `@rails/actioncable` as it was published. */
export interface StockPage {
  readonly port: number;
  close(): Promise<void>;
}

export async function serveStockPage(): Promise<StockPage> {
  const server = createServer(({ url }, response) => {
    const [type, body] = url === "/actioncable.js" ? ["text/javascript", build] : ["text/html", html];
    response.writeHead(200, { "content-type": type }).end(body);
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    port: (server.address() as AddressInfo).port,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Has the page subscribe. */
export async function subscribeOn(page: Page, cable: string, params: object): Promise<void> {
  await page.evaluate(`follow(${JSON.stringify(cable)}, ${JSON.stringify(params)})`);
}

export function toldOn(page: Page): Promise<readonly unknown[]> {
  return page.evaluate("told");
}
