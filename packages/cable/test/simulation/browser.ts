import { type FakeClock, FakeTabs, type SeededRandom, type SimulatedNetwork } from "../../src/testing/index.ts";
import { type ClientParts, SimulatedClient } from "./client.ts";

export interface BrowserParts extends Omit<ClientParts, "clock" | "tab" | "token"> {
  readonly clock: FakeClock;
  readonly random: SeededRandom;
  readonly network: SimulatedNetwork;
  readonly tokenMs: () => number;
}

const mostPages = 4;

/** One person's browser: its pages, what they find each other by, and a token that ends. */
export class SimulatedBrowser {
  readonly name: string;
  readonly pages: SimulatedClient[] = [];
  readonly #parts: BrowserParts;
  readonly #tabs: FakeTabs;
  #expiresAt: number;
  #opened = 0;

  constructor(name: string, pages: number, parts: BrowserParts) {
    const { clock, random, network, tokenMs } = parts;
    this.name = name;
    this.#parts = parts;
    this.#expiresAt = clock.now() + tokenMs();
    this.#tabs = new FakeTabs({
      clock,
      random: random.next,
      openSocket: (url, protocols) => network.connect(name, new URL(url).hostname, { url, protocols }),
      latency: () => random.between(0, 5),
    });
    for (let page = 0; page < pages; page += 1) this.#open();
  }

  /** Another page, unless there are many. */
  open(): void {
    if (this.pages.length < mostPages) this.#open().start();
  }

  close(page: SimulatedClient, isTold: boolean): void {
    this.pages.splice(this.pages.indexOf(page), 1);
    page.close(isTold);
  }

  /** A page renews the token before it ends. */
  renewToken(): void {
    this.#expiresAt = this.#parts.clock.now() + this.#parts.tokenMs();
  }

  /** Opens as many pages as it takes to hand over between. */
  fill(): void {
    while (this.#parts.shares && this.pages.length < mostPages) this.open();
  }

  /** One page misses what comes now, and the leader does not live to tell it. */
  handOver(): void {
    const { random, clock, shares } = this.#parts;
    const sleeper = shares ? random.pick(this.pages) : undefined;
    if (sleeper === undefined) return;
    const leader = this.pages.find(({ cable }) => cable.leadership !== undefined);
    sleeper.freeze(random.chance(0.5));
    clock.after(random.between(100, 20_000), () => sleeper.tab.wake());
    if (leader === undefined || leader === sleeper) return;
    clock.after(random.between(0, 300), () => this.close(leader, random.chance(0.5)));
  }

  /** What is wrong about who leads; `undefined` when nothing is. */
  get disagreement(): string | undefined {
    if (!this.#parts.shares) return undefined;
    const leaders = this.pages.filter(({ tab, cable }) => !tab.isFrozen && cable.holds(cable.leadership ?? -1));
    return leaders.length > 1 ? `${leaders.map(({ name }) => name).join(" and ")} lead at once` : undefined;
  }

  /** What it lacks; `undefined` when all of its pages are up to date, over one socket where they share it. */
  get lack(): string | undefined {
    const sockets = this.pages.flatMap(({ tab }) => tab.sockets.filter(({ readyState }) => readyState < 2)).length;
    if (this.#parts.shares && sockets > 1) return `${this.name} has ${sockets} sockets`;
    return this.pages.map(({ lack }) => lack).find((lack) => lack !== undefined);
  }

  #open(): SimulatedClient {
    this.#opened += 1;
    const name = this.#parts.shares ? `${this.name}/${this.#opened}` : this.name;
    const token = { text: () => String(this.#expiresAt), renew: () => this.renewToken() };
    const page = new SimulatedClient(name, { ...this.#parts, tab: this.#tabs.open(), token });
    this.pages.push(page);
    return page;
  }
}
