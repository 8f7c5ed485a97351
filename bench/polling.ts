import { readFileSync } from "node:fs";
import { extendedProtocol } from "@hafaloha/cable/protocol";
import { signIn } from "../e2e/harness/api.ts";
import { startServer, temporaryDataDir } from "../e2e/harness/server.ts";
import { openWebSocket } from "./audience/webSocketClient.ts";
import { type Meter, startMeter } from "./meter.ts";
import { orderBody } from "./orderBody.ts";
import { atRate, delay } from "./pace.ts";
import { type BenchmarkResult, median, rounded } from "./result.ts";

const dashboards = 100;
const seconds = 60;
const pollMs = 5_000;
const rounds = 3;
/** One person may hold 50 sockets. */
const people = ["rosa", "ben"] as const;

/** What the staff's pages follow, and what they ask for in each tick while no socket can be had (`useLiveLine`). */
const channels = ["OrderChannel", "InventoryChannel", "NotificationChannel", "RestaurantChannel"];
const asked = [
  "/orders/unacknowledged?hours=24",
  "/notifications?",
  "/notifications/unacknowledged?hours=24&type=low_stock",
  "/notifications/unacknowledged?hours=24&type=out_of_stock",
  "/menu_items?",
  "/restaurants/1?",
  ...["pending", "preparing", "ready", "completed"].map((status) => `/orders?status=${status}&per_page=100`),
];

/** What one minute took. */
interface Minute {
  readonly cpuMillis: number;
  readonly requests: number;
  /** Both ways, without what TCP and IP add. */
  readonly bytes: number;
}

interface Way {
  readonly name: string;
  /** Resolves when all dashboards are there; the result ends them. */
  begin(on: { meter: Meter; tokens: readonly string[]; onRequest: () => void }): Promise<() => Promise<void>>;
}

const polling: Way = { name: `polling each ${pollMs / 1000} s`, begin: beginPolling };
const sockets: Way = { name: "sockets", begin: openSockets };

/** B7: what a restaurant's dashboards cost in a minute with one order, by polling and by sockets. */
export async function pollingAgainstSockets(): Promise<BenchmarkResult> {
  const minutes = new Map<Way, Minute[]>([polling, sockets].map((way) => [way, []]));
  for (let round = 1; round <= rounds; round++) {
    for (const way of [polling, sockets]) {
      console.log(`polling: round ${round} of ${rounds}, ${way.name}`);
      minutes.get(way)?.push(await measure(way));
    }
  }
  const medianOf = (way: Way, figure: (minute: Minute) => number) => median((minutes.get(way) ?? []).map(figure));
  const figures = {
    "server CPU": ({ cpuMillis }: Minute) => cpuMillis,
    requests: ({ requests }: Minute) => requests,
    bytes: ({ bytes }: Minute) => bytes,
  };
  const rows = [polling, sockets].map((way) => ({
    way: way.name,
    "server CPU ms": rounded(medianOf(way, figures["server CPU"]), 0),
    requests: medianOf(way, figures.requests),
    "bytes, kB": rounded(medianOf(way, figures.bytes) / 1000, 0),
  }));
  return {
    tables: [
      {
        title: `B7 polling against sockets: ${dashboards} dashboards in ${seconds} s with one order, medians of ${rounds} interleaved rounds`,
        rows,
      },
    ],
    goals: Object.entries(figures).map(([name, figure]) => ({
      what: `B7 polling, x sockets: ${name}`,
      measured: medianOf(polling, figure) / medianOf(sockets, figure),
      should: "be at least",
      goal: 50,
    })),
  };
}

async function measure(way: Way): Promise<Minute> {
  const { dataDir, removeDataDir } = temporaryDataDir();
  const server = await startServer({ dataDir });
  const meter = await startMeter(server.port);
  const tokens = await Promise.all(people.map(async (name) => (await signIn(server.url, name)).token));
  let requests = 0;
  const end = await way.begin({ meter, tokens, onRequest: () => void requests++ });
  // What the first requests make the server load and compile is no part of a minute.
  await delay(pollMs);
  const [cpuBefore, bytesBefore] = [cpuMillis(server.pid), meter.bytes()];
  requests = 0;
  await delay((seconds * 1000) / 2);
  await placeOrder(meter.url);
  requests += 1;
  await delay((seconds * 1000) / 2);
  const minute = { cpuMillis: cpuMillis(server.pid) - cpuBefore, requests, bytes: meter.bytes() - bytesBefore };
  await end();
  meter.close();
  await server.stop();
  removeDataDir();
  return minute;
}

/** Their ticks are spread over the interval, as those of pages are that were opened at different times. */
async function beginPolling({ meter, tokens, onRequest }: Parameters<Way["begin"]>[0]): Promise<() => Promise<void>> {
  let goesOn = true;
  const polled = atRate(
    (dashboards * 1000) / pollMs,
    () => goesOn,
    async (index) => {
      const headers = { authorization: `Bearer ${tokens[index % tokens.length]}` };
      await Promise.all(
        asked.map(async (path) => {
          onRequest();
          const answer = await fetch(`${meter.url}${path}&restaurant_id=1`, { headers });
          await answer.arrayBuffer();
          if (answer.status !== 200) throw new Error(`${path} was answered ${answer.status}`);
        }),
      );
    },
  );
  return async () => {
    goesOn = false;
    await polled;
  };
}

async function openSockets({ meter, tokens }: Parameters<Way["begin"]>[0]): Promise<() => Promise<void>> {
  const lines = await Promise.all(
    Array.from({ length: dashboards }, (_, index) => openDashboard(meter, tokens[index % tokens.length] ?? "")),
  );
  return async () => {
    for (const line of lines) line.cut();
  };
}

async function openDashboard({ port }: Meter, token: string) {
  let confirmed = 0;
  let heard = () => {};
  const all = new Promise<void>((resolve) => {
    heard = resolve;
  });
  const line = await openWebSocket({
    port,
    path: `/cable?restaurant_id=1&token=${token}`,
    protocol: extendedProtocol,
    onText: (payload, from) => {
      if (payload.includes('"type":"ping"')) from.send(JSON.stringify({ command: "pong" }));
      else if (payload.includes('"type":"welcome"')) {
        for (const channel of channels) {
          const identifier = JSON.stringify({ channel, restaurant_id: 1 });
          from.send(JSON.stringify({ command: "subscribe", identifier }));
        }
      } else if (payload.includes('"type":"confirm_subscription"') && ++confirmed === channels.length) heard();
    },
    onLost: () => {
      throw new Error("The server closed a dashboard's socket");
    },
  });
  await all;
  return line;
}

async function placeOrder(url: string): Promise<void> {
  const headers = { "content-type": "application/json" };
  const answer = await fetch(`${url}/orders`, { method: "POST", headers, body: orderBody("Minute") });
  await answer.arrayBuffer();
  if (answer.status !== 201) throw new Error(`The order was answered ${answer.status}`);
}

/** Of a process, user and system, as Linux counts: in hundredths of a second. */
function cpuMillis(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ")[1]?.split(" ") ?? [];
  return (Number(fields[11]) + Number(fields[12])) * 10;
}
