import { setTimeout as pause } from "node:timers/promises";
import type { StreamPosition } from "@hafaloha/cable/client";
import type { SeededRandom } from "@hafaloha/cable/testing";
import { type Cursor, type Order, orderChannelMessage, streams } from "@hafaloha/contract";
import { type Api, apiAt, signIn } from "../harness/api.ts";
import type { Site } from "../harness/site.ts";
import { Buyers, water } from "./buyers.ts";
import { Follower, type Hearing } from "./follower.ts";
import { readStored, type Stored } from "./stored.ts";
import { basicProblems, orderProblems, resumedProblems } from "./verdict.ts";

const buyers = 4;
const plenty = 1_000_000;
const ordersOf = { channel: "OrderChannel", params: { restaurant_id: 1 } };
const menuOf = { channel: "MenuChannel", params: { restaurant_id: 1 } };
const stockOf = { channel: "InventoryChannel", params: { restaurant_id: 1 } };

interface Witness {
  readonly name: string;
  readonly hearing: Hearing;
  readonly stream: string;
  /** Undefined for one of the base protocol. */
  readonly start: number | undefined;
}

/** A rush hour: buyers who order at all nodes, and at each of them staff and guests who follow what happens. */
export class Rush {
  readonly buyers: Buyers;
  readonly followers: Follower[] = [];
  readonly #newcomers = new Set<Follower>();
  readonly #witnesses: Witness[] = [];
  readonly #sites: readonly Site[];
  readonly #token: string;
  readonly #start: Positions;

  private constructor(sites: readonly Site[], token: string, start: Positions, chance: SeededRandom) {
    this.#sites = sites;
    this.#token = token;
    this.#start = start;
    this.buyers = new Buyers(buyers, () => chance.pick(sites)?.url ?? "", chance);
  }

  /** Begins when everyone is there. Of the followers of a node that is killed each goes on at the next one. */
  static async begin(sites: readonly [Site, ...Site[]], chance: SeededRandom): Promise<Rush> {
    const { token } = await signIn(sites[0].url, "rosa");
    const rosa = apiAt(sites[0].url, token);
    const stock = { stock_quantity: plenty, reason_type: "restock" };
    const { status, body } = await rosa.post(`/menu_items/${water}/update_stock`, stock);
    if (status !== 200) throw new Error(`The stock was not taken: ${status} ${JSON.stringify(body)}`);
    const start = await positions(rosa);
    const rush = new Rush(sites, token, start, chance);
    for (const home of sites.keys()) rush.#settleAt(home);
    await Promise.all(rush.followers.map((follower) => follower.live()));
    return rush;
  }

  /** Someone more listens to the orders on a line that is there already, from what they have just read. */
  async addLatecomer(at: Site): Promise<void> {
    const [orders] = await positions(apiAt(at.url, this.#token));
    const [follower] = this.followers;
    if (orders && follower) this.#follow(follower, "a latecomer", ordersOf, orders);
  }

  /** Someone comes with what they read at the beginning, at a time when nobody may be let in. */
  addNewcomer(): void {
    const [orders] = this.#start;
    const newcomer = this.#add(0, { token: this.#token });
    this.#newcomers.add(newcomer);
    this.#follow(newcomer, "a newcomer", ordersOf, orders);
  }

  /** How many sockets those have lost who were there from the beginning. */
  get lostSockets(): number {
    const settled = this.followers.filter((follower) => !this.#newcomers.has(follower));
    return settled.reduce((sum, { sockets }) => sum + sockets - 1, 0);
  }

  /** Lets everyone get what they asked for and hear the last word, ends the servers, and tells what was wrong. */
  async end(): Promise<{ readonly problems: readonly string[]; readonly summary: string }> {
    await this.buyers.stop();
    // One of the base protocol hears only what is ordered while it is there.
    await Promise.all(this.followers.map((follower) => follower.live()));
    const mark = `the-last-word-${Date.now()}`;
    for (const nth of [1, 2]) await this.buyers.placeOne(`${mark}-${nth}`);
    const [site] = this.#sites;
    if (site === undefined) throw new Error("A rush without a node");
    const rosa = apiAt(site.url, this.#token);
    const heads = new Map((await positions(rosa)).map(({ stream, offset }) => [stream, offset]));
    for (const { hearing, stream, start } of this.#witnesses) {
      const head = heads.get(stream) ?? 0;
      if (start !== head) {
        await hearing.until(({ offset, payload }) =>
          start === undefined ? payload.includes(`${mark}-2`) : (offset ?? 0) >= head,
        );
      }
    }
    const readable = await readableOrders(rosa);
    for (const follower of this.followers) follower.end();
    for (const { kill } of this.#sites) await kill();
    const stored = await readStored(site);
    return { problems: this.#problems(stored, readable), summary: this.#summary() };
  }

  /** Where everyone stands, for a test that hangs. */
  describe(): string {
    const followers = this.followers.map(({ client: { status } }) => JSON.stringify(status));
    const heard = this.#witnesses.map(
      ({ name, hearing, stream }) => `${name}, of ${stream}, heard ${hearing.last?.offset}`,
    );
    return [this.#summary(), ...followers, ...heard].join("\n");
  }

  #add(home: number, more: { token?: string; speaks?: "base" }): Follower {
    let attempt = home;
    const url = () => this.#sites[attempt++ % this.#sites.length]?.url ?? "";
    const follower = new Follower({ url, ...more });
    this.followers.push(follower);
    return follower;
  }

  #settleAt(home: number): void {
    const [orders, stock, menu] = this.#start;
    const token = this.#token;
    const board = this.#add(home, { token });
    this.#follow(board, `the board of node ${home + 1}`, ordersOf, orders);
    this.#follow(board, `the board of node ${home + 1}`, menuOf, menu);
    this.#follow(board, `the board of node ${home + 1}`, stockOf, stock);
    this.#follow(this.#add(home, { token }), `the kitchen of node ${home + 1}`, ordersOf, orders);
    this.#follow(this.#add(home, {}), `a guest of node ${home + 1}`, menuOf, menu);
    const basic = this.#add(home, { token, speaks: "base" });
    this.#witnesses.push({
      name: `a base client of node ${home + 1}`,
      hearing: basic.follow(ordersOf, orders),
      stream: orders.stream,
      start: undefined,
    });
  }

  #follow(follower: Follower, name: string, address: typeof ordersOf, start: StreamPosition): void {
    const { stream, offset } = start;
    this.#witnesses.push({ name, hearing: follower.follow(address, start), stream, start: offset });
  }

  #problems({ orders, events }: Stored, readable: ReadonlySet<number>): readonly string[] {
    const heard = this.#witnesses.flatMap(({ name, hearing: { stretches }, stream, start }) => {
      const log = events.get(stream) ?? [];
      const found = start === undefined ? basicProblems(stretches, log) : resumedProblems(stretches, start, log);
      return found.map((problem) => `${name}, of ${stream}, ${problem}`);
    });
    const told = newOrders(events.get(streams.orders(1)) ?? []);
    return [...orderProblems(this.buyers.placed, { orders, readable, told }), ...heard];
  }

  #summary(): string {
    const resuming = this.#witnesses.filter(({ start }) => start !== undefined);
    const heard = resuming.reduce((sum, { hearing }) => sum + (hearing.stretches[0]?.length ?? 0), 0);
    const reloads = resuming.reduce((sum, { hearing }) => sum + hearing.reloads, 0);
    const { placed, unanswered, refused } = this.buyers;
    return [
      `${placed.length} answers of 201 (${unanswered} requests unanswered, ${refused.length} refused, all asked again)`,
      `${resuming.length} extended subscribers heard ${heard} events and lost ${this.lostSockets} sockets, ${reloads} reloads`,
    ].join("; ");
  }
}

type Positions = readonly [orders: StreamPosition, stock: StreamPosition, menu: StreamPosition];

/** Where the streams of orders, stock and menu stand. */
export async function positions(rosa: Api): Promise<Positions> {
  const [ofOrders, ofMenu] = [await rosa.get("/orders?per_page=1"), await rosa.get("/menu_items?restaurant_id=1")];
  for (const { status, body } of [ofOrders, ofMenu]) {
    if (status !== 200) throw new Error(`The lists are not shown: ${status} ${JSON.stringify(body)}`);
  }
  const cursors = [ofOrders, ofMenu].flatMap(
    ({ headers }) => JSON.parse(headers.get("cable-cursor") ?? "[]") as Cursor[],
  );
  const of = (stream: string) => {
    const found = cursors.find(({ stream_id }) => stream_id === stream);
    if (found === undefined) throw new Error(`The server does not tell where ${stream} stands`);
    return { stream, epoch: found.epoch, offset: found.offset };
  };
  return [of(streams.orders(1)), of(streams.inventory(1)), of(streams.menu(1))];
}

function newOrders(payloads: readonly string[]): readonly number[] {
  return payloads.flatMap((payload) => {
    const message = orderChannelMessage.parse(JSON.parse(payload));
    return message.type === "new_order" ? [message.order.id] : [];
  });
}

async function readableOrders(rosa: Api): Promise<ReadonlySet<number>> {
  const found = new Set<number>();
  for (let page = 1; ; page++) {
    const { status, body } = await rosa.get<{ orders: readonly Order[] }>(`/orders?per_page=100&page=${page}`);
    if (status !== 200) throw new Error(`The orders are not shown: ${status} ${JSON.stringify(body)}`);
    if (body.orders.length === 0) return found;
    for (const { id } of body.orders) found.add(id);
  }
}

/** Waits some milliseconds that nobody can foresee. */
export const someMoment = (chance: SeededRandom, most: number) => pause(chance.between(0, most));
