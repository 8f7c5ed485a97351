import { randomBytes } from "node:crypto";
import { join } from "node:path";
import type { StreamPosition } from "@hafaloha/cable/client";
import { createDatabase } from "../../../apps/server/src/database/database.ts";
import { openSqlite } from "../../../apps/server/src/database/sqlite.ts";
import { startProcess } from "../../../bench/childProcess.ts";
import { lackOfOpenFiles } from "../../../bench/openFiles.ts";
import { addStaff } from "../../../bench/peers/staff.ts";
import { apiAt, placeOrder } from "../../harness/api.ts";
import { openSite, type Site } from "../../harness/site.ts";
import { measurable } from "../figures.ts";
import { positions } from "../rush.ts";
import { readStored } from "../stored.ts";
import type { Account, AudienceQuestion, Milled } from "./audience.ts";
import type { Place } from "./member.ts";

/** As many sockets as the server lets one person have open. */
const socketsOfOne = 50;
/** Cucumber finadene salad: not counted, sold every day. */
const salad = [{ id: 23, quantity: 1 }];
const identifier = JSON.stringify({ channel: "OrderChannel", restaurant_id: 1 });

/** Thousands of staff who follow the orders of one server, in a process of their own. */
export class Multitude {
  readonly site: Site;
  readonly #audience = startProcess(join(import.meta.dirname, "audience.ts"));
  readonly #places: readonly Place[];
  readonly #start: StreamPosition;
  readonly #token: string;

  private constructor(site: Site, tokens: readonly [string, ...string[]], start: StreamPosition) {
    this.site = site;
    [this.#token] = tokens;
    this.#start = start;
    const { stream, epoch } = start;
    this.#places = tokens.map((token) => ({ port: site.port, token, identifier, stream, epoch }));
  }

  /** A server of their own, at which nobody is yet; `onEnd` is told what to end. */
  static async open(sockets: number, onEnd: (end: () => Promise<void>) => void): Promise<Multitude> {
    const lack = lackOfOpenFiles(sockets);
    if (lack !== undefined) throw new Error(lack);
    const secret = randomBytes(32).toString("hex");
    const site = await openSite({ ...measurable, JWT_SECRET: secret, LOG_LEVEL: "error" });
    onEnd(site.close);
    await site.kill();
    const engine = openSqlite(site.dataDir);
    const [first, ...others] = await addStaff(createDatabase(engine), secret, Math.ceil(sockets / socketsOfOne));
    await engine.close();
    await site.startAgain();
    if (first === undefined) throw new Error("A multitude of nobody");
    const [orders] = await positions(apiAt(site.url, first));
    const multitude = new Multitude(site, [first, ...others], orders);
    onEnd(() => multitude.#audience.stop());
    return multitude;
  }

  join(count: number): Promise<void> {
    return this.#ask({ ask: "join", places: this.#places, count, offset: this.#start.offset });
  }

  /** Ends all sockets at once, without a word. */
  cut(): Promise<void> {
    return this.#ask({ ask: "cut" });
  }

  /** Everyone to where they were. */
  comeBack(): Promise<void> {
    return this.#ask({ ask: "comeBack" });
  }

  leave(): Promise<void> {
    return this.#ask({ ask: "leave" });
  }

  async mill(ms: number, seed: number): Promise<Milled> {
    return this.#ask({ ask: "mill", ms, seed });
  }

  async order(count: number): Promise<void> {
    for (let placed = 0; placed < count; placed++) await placeOrder(this.site.url, salad);
  }

  /** Resolves when everyone has heard all that has been told by now. */
  async hear(): Promise<void> {
    const [{ offset }] = await positions(apiAt(this.site.url, this.#token));
    await this.#ask({ ask: "hear", offset });
  }

  /** For a test that hangs. */
  async describe(): Promise<string> {
    const { losses, problems, standing } = await this.#ask<Account>({ ask: "account" });
    return JSON.stringify({ losses, standing, problems });
  }

  /** Ends the server, and tells what was wrong with what everyone heard. */
  async judge(): Promise<readonly string[]> {
    const { problems, payloads } = await this.#ask<Account>({ ask: "account" });
    await this.site.kill();
    const { events } = await readStored(this.site);
    const log = events.get(this.#start.stream)?.slice(this.#start.offset) ?? [];
    const wrong = log.findIndex((payload, index) => payload !== payloads[index]);
    if (wrong < 0 && payloads.length === log.length) return problems;
    return [...problems, `${payloads.length} of ${log.length} events were heard, the first other one at ${wrong}`];
  }

  #ask<Reply = void>(question: AudienceQuestion): Promise<Reply> {
    return this.#audience.ask<Reply>(question);
  }
}
