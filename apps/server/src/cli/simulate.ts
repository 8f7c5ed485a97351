import { restaurant, session } from "@hafaloha/contract";
import { ConfigurationError } from "../configurationError.ts";
import { demoAccounts, demoPassword } from "../seed/sampleData.ts";
import { type Crew, createCrew } from "./simulate/crew.ts";
import { type RushOptions, readRushOptions } from "./simulate/options.ts";
import { progressOn } from "./simulate/progress.ts";
import { playRush } from "./simulate/rush.ts";
import { type RushServer, requireServer, rushServer } from "./simulate/rushServer.ts";
import { Tally } from "./simulate/tally.ts";

/** The rush that everyone's times are those of. */
const usualLengthMs = 600_000;
const shownEveryMs = 200;

/** Plays a dinner rush over HTTP against a server that runs (X3). */
export async function simulateCommand(args: readonly string[]): Promise<void> {
  const options = readRushOptions(args);
  const end = new AbortController();
  const { signal } = end;
  const server = rushServer(options.url, signal);
  const tally = new Tally();
  await requireServer(options.url);
  const name = await restaurantName(server, options);
  const token = await crewToken(server, options);
  const random = Math.random;
  const pace = Math.min(1, options.lengthMs / usualLengthMs);
  const crew: Crew | undefined =
    token === undefined
      ? undefined
      : createCrew({ server, token, restaurantId: options.restaurantId, tally, pace, random, signal });
  process.stdout.write(`${introduction(name, options, crew !== undefined)}\n`);

  const startedAt = performance.now();
  const elapsed = () => performance.now() - startedAt;
  const stopShowing = showProgress(tally, options.orders, elapsed);
  process.once("SIGINT", () => end.abort());
  await playRush({ options, server, crew, tally, random, signal }).finally(stopShowing);
  process.stdout.write(`${tally.summary(elapsed())}\n`);
}

async function restaurantName(server: RushServer, { restaurantId }: RushOptions): Promise<string> {
  const found = await server.ask({ method: "GET", path: `/restaurants/${restaurantId}`, schema: restaurant });
  if (found.ok) return found.body.name;
  throw new ConfigurationError(`The server has no restaurant ${restaurantId}: name another one by --restaurant.`);
}

/** Someone of the restaurant's staff among the demo's people; none where the server has no such account. */
async function crewToken(server: RushServer, { restaurantId, staff }: RushOptions): Promise<string | undefined> {
  const cooks = demoAccounts.filter(({ role }) => role === "staff");
  const owners = demoAccounts.filter(({ role }) => role === "admin");
  for (const { email } of [...cooks, ...owners]) {
    const body = { email, password: demoPassword, restaurant_id: restaurantId };
    const answer = await server.ask({ method: "POST", path: "/login", schema: session, body });
    if (answer.ok) return answer.body.jwt;
  }
  if (!staff) return undefined;
  throw new ConfigurationError(
    `--staff signs in one of the demo's people, and restaurant ${restaurantId} has none of them: leave it out, or start the server with its samples.`,
  );
}

function introduction(name: string, { orders, lengthMs, staff }: RushOptions, hasCrew: boolean): string {
  const minutes = lengthMs / 60_000;
  const rush = `${orders} orders for ${name} in ${minutes} ${minutes === 1 ? "minute" : "minutes"}`;
  if (staff) return `${rush}, and a kitchen that makes them.`;
  return hasCrew ? `${rush}.` : `${rush}. There are no demo accounts: nobody edits or cancels.`;
}

/** Stops with the last state shown. */
function showProgress(tally: Tally, orders: number, elapsed: () => number): () => void {
  let tenths = 0;
  const progress = progressOn(process.stdout, () => {
    const reached = Math.floor(((tally.count("placed") + tally.refusals) * 10) / orders);
    const isNew = reached > tenths;
    tenths = Math.max(tenths, reached);
    return isNew;
  });
  const show = () => progress.show(tally.progress(orders, elapsed()));
  const timer = setInterval(show, shownEveryMs);
  return () => {
    clearInterval(timer);
    show();
    progress.end();
  };
}
