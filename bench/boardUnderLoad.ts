import type { Order } from "@hafaloha/contract";
import type { CDPSession, Page } from "playwright-core";
import { type Api, apiAt, orderOf, signIn } from "../e2e/harness/api.ts";
import { openChromium, openContext } from "../e2e/harness/browser.ts";
import { startServer, temporaryDataDir } from "../e2e/harness/server.ts";
import { atRate } from "./pace.ts";
import { type BenchmarkResult, rounded } from "./result.ts";

const liveOrders = 1_000;
const perSecond = 50;
const seconds = 20;
const longestTaskMs = 50;
/** How often each line changes while one screen is measured. */
const rounds = 2;
/** Of ten orders, so many are pending; the others are being prepared. */
const pendingOfTen = 4;
/** Twice the cucumber salad: not counted, sold every day, without options. */
const lines = [
  { id: 23, quantity: 1 },
  { id: 23, quantity: 1 },
];

/** B9: what the browser's main thread does on the board and in the kitchen while everything changes. */
export async function boardUnderLoad(): Promise<BenchmarkResult> {
  const { dataDir, removeDataDir } = temporaryDataDir();
  const server = await startServer({ dataDir, env: { POLLING_INTERVAL: "3600000" } });
  const signedIn = await signIn(server.url, "rosa");
  const rosa = apiAt(server.url, signedIn.token);
  const orders = await fill(rosa);
  const browser = await openChromium();
  try {
    const measured: Measured[] = [];
    for (const { screen, path, shown } of screens) {
      console.log(`board-under-load: ${liveOrders} live orders, ${perSecond} updates a second, ${screen}`);
      const page = await (await openContext(browser, { signedIn })).newPage();
      await page.goto(server.url + path);
      await page.getByRole("button", { name: /^Connection: Live/ }).waitFor({ timeout: 60_000 });
      await page.locator(shown).first().waitFor();
      const watched = await watch(page);
      const changes = await change(rosa, orders, measured.length * rounds);
      measured.push({ screen, changes, ...(await watched()) });
      await page.close();
    }
    return resultOf(measured);
  } finally {
    await browser.close();
    await server.stop();
    removeDataDir();
  }
}

interface Measured {
  readonly screen: string;
  /** What the server took. */
  readonly changes: number;
  readonly ticked: number;
  readonly tasks: readonly number[];
  readonly busy: number;
  /** The most processor time that one task took: on a busy machine most of a long task is waiting for its turn. */
  readonly longestOnProcessor: number;
}

const screens = [
  { screen: "board", path: "/admin", shown: "[data-order]" },
  { screen: "kitchen", path: "/admin/kitchen", shown: "[data-ticket]" },
];

async function fill(rosa: Api): Promise<readonly Order[]> {
  const orders: Order[] = [];
  for (let index = 0; index < liveOrders; index++) {
    const { status, body } = await rosa.post<Order>("/orders", orderOf(lines, { staff_created: true }));
    if (status !== 201) throw new Error(`The order was not taken: ${status} ${JSON.stringify(body)}`);
    orders.push(index % 10 < pendingOfTen ? body : await start(rosa, body));
  }
  return orders;
}

async function start(rosa: Api, { id, version }: Order): Promise<Order> {
  const order = { expected_version: version, status: "preparing", eta_minutes: 20 };
  return (await rosa.patch<Order>(`/orders/${id}`, { order })).body;
}

/** Lines are checked off and on again, all over the board, beginning as `from` says; answers how many changes the server took. */
async function change(rosa: Api, orders: readonly Order[], from: number): Promise<number> {
  const cooking = orders.filter((order) => order.status === "preparing");
  let taken = 0;
  await atRate(
    perSecond,
    (index) => index < perSecond * seconds,
    async (index) => {
      const order = cooking[(index * 7) % cooking.length];
      const round = Math.floor(index / cooking.length);
      const line = { made_quantity: (round + from + 1) % 2 };
      const { status } = await rosa.patch(`/orders/${order?.id}/lines/${order?.items[0]?.id}`, { line });
      if (status === 200) taken += 1;
    },
  );
  return taken;
}

/**
 * From now on: the length of every task that blocked the page for 50 ms or more, the share of the time in which its main
 * thread was busy, and how many boxes it has ticked or cleared.
 */
async function watch(page: Page): Promise<() => Promise<Omit<Measured, "screen" | "changes">>> {
  const seen = await page.evaluateHandle(() => {
    const watched = { tasks: [] as number[], ticked: 0 };
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) watched.tasks.push(duration);
    }).observe({ type: "longtask" });
    new MutationObserver((changes) => {
      watched.ticked += changes.length;
    }).observe(document.body, { subtree: true, attributeFilter: ["aria-checked"] });
    return watched;
  });
  const devTools = await page.context().newCDPSession(page);
  const traced = await trace(devTools);
  await devTools.send("Performance.enable");
  const busySeconds = async () => {
    const { metrics } = await devTools.send("Performance.getMetrics");
    return metrics.find(({ name }) => name === "TaskDuration")?.value ?? Number.NaN;
  };
  const begin = { busy: await busySeconds(), at: performance.now() };
  return async () => {
    const busy = ((await busySeconds()) - begin.busy) / ((performance.now() - begin.at) / 1000);
    return { ...(await seen.jsonValue()), busy, longestOnProcessor: Math.max(0, ...(await traced())) };
  };
}

interface TraceEvent {
  readonly name: string;
  readonly pid: number;
  readonly tid: number;
  /** Processor time, in microseconds. */
  readonly tdur?: number;
  readonly args: { readonly name?: string };
}

/** From now on: how many milliseconds of processor time each task of the page's main thread takes. */
async function trace(devTools: CDPSession): Promise<() => Promise<readonly number[]>> {
  const events: TraceEvent[] = [];
  // Chromium says what it traces; nothing else of it is read.
  devTools.on("Tracing.dataCollected", ({ value }) => events.push(...(value as unknown as TraceEvent[])));
  await devTools.send("Tracing.start", {
    transferMode: "ReportEvents",
    traceConfig: { includedCategories: ["disabled-by-default-devtools.timeline"] },
  });
  return async () => {
    const complete = new Promise<unknown>((resolve) => devTools.once("Tracing.tracingComplete", resolve));
    await devTools.send("Tracing.end");
    await complete;
    const threadOf = ({ pid, tid }: TraceEvent) => `${pid} ${tid}`;
    const isMain = ({ name, args }: TraceEvent) => name === "thread_name" && args.name === "CrRendererMain";
    const mainThreads = new Set(events.filter(isMain).map(threadOf));
    const tasks = events.filter((event) => event.name === "RunTask" && mainThreads.has(threadOf(event)));
    return tasks.map(({ tdur = 0 }) => tdur / 1000);
  };
}

function resultOf(measured: readonly Measured[]): BenchmarkResult {
  return {
    tables: [
      {
        title: `B9 ${liveOrders} live orders on the screen, ${perSecond} updates a second for ${seconds} s`,
        rows: measured.map(({ screen, changes, ticked, tasks, busy, longestOnProcessor }) => ({
          screen,
          changes,
          "boxes ticked": ticked,
          "main thread busy %": rounded(busy * 100, 0),
          [`tasks over ${longestTaskMs} ms`]: tasks.length,
          "longest ms": rounded(Math.max(0, ...tasks)),
          "longest ms on the processor": rounded(longestOnProcessor),
        })),
      },
    ],
    goals: measured.map(({ screen, tasks }) => ({
      what: `B9 longest task on the ${screen}, ms`,
      // Nothing shorter is told of.
      measured: Math.max(longestTaskMs, ...tasks),
      should: "be at most",
      goal: longestTaskMs,
    })),
  };
}
