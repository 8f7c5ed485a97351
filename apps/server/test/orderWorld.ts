import { type Order, order, type PlacedOrder, type PlaceOrderRequest, placedOrder, streams } from "@hafaloha/contract";
import pino from "pino";
import { createFeatures } from "../src/app.ts";
import { createDatabase, type Database } from "../src/database/database.ts";
import { sqlLog } from "../src/events/sqlLog.ts";
import { authorizeRoutes } from "../src/features/accounts/authorization.ts";
import { createAccounts } from "../src/features/accounts/service.ts";
import { createTokens } from "../src/features/accounts/tokens.ts";
import type { Push } from "../src/features/push/service.ts";
import { authenticateRequests } from "../src/http/authentication.ts";
import { createHttpServer, type HttpApp } from "../src/http/httpServer.ts";
import type { Principal, SignedIn } from "../src/http/principal.ts";
import type { Open } from "./databases.ts";

/** The sample's people by their names, and anyone who is not signed in. */
export type Person = "rosa" | "ben" | "mina" | "kai" | "leilani" | "root" | "guest";

interface Asked {
  readonly as?: Person;
  /** A buffer is sent as the picture that it is. */
  readonly body?: object;
  readonly key?: string;
  readonly userAgent?: string;
}

export interface Answered {
  readonly status: number;
  readonly body: unknown;
  readonly cursor: unknown;
}

/** The sample restaurants with every feature behind HTTP, and a clock that tests set. */
export interface OrderWorld {
  readonly database: Database;
  readonly restaurant: { readonly guam: 1; readonly honolulu: 2 };
  clock: number;
  ask(method: "GET" | "POST" | "PATCH" | "DELETE", url: string, asked?: Asked): Promise<Answered>;
  /** A picture's own bytes. */
  picture(url: string): Promise<{ readonly headers: object; readonly body: Buffer }>;
  place(order: Partial<PlaceOrderRequest["order"]>, asked?: Asked & { restaurantId?: number }): Promise<Answered>;
  /** The id of an item's option, by its name. */
  option(itemId: number, name: string): Promise<number>;
  /** What stream told so far, in order. */
  told(stream: string): Promise<unknown[]>;
  available(itemId: number): Promise<number>;
  /** What the server does once a second. */
  doDueWork(): Promise<void>;
  principal(person: Person): Principal;
}

/** A Monday in Guam, 12:00; Sunday 16:00 in Honolulu. */
export const mondayNoonInGuam = Date.parse("2026-07-06T02:00:00Z");
export const minute = 60_000;
export const hour = 60 * minute;

/** The order of an answer, by the contract. */
export const orderOf = ({ body }: Answered): Order => order.parse(body);
export const placedOf = ({ body }: Answered): PlacedOrder => placedOrder.parse(body);

/** What kinds of messages a stream told. */
export async function toldTypes(world: OrderWorld, stream: string = streams.orders(1)): Promise<string[]> {
  const told = await world.told(stream);
  return told.map((message) =>
    typeof message === "object" && message && "type" in message ? String(message.type) : "",
  );
}

export async function openOrderWorld(
  open: Open,
  push: (database: Database) => Promise<Push> = async () => ({ kind: "off" }),
): Promise<OrderWorld> {
  const { engine } = await open("sampled");
  const time = { now: mondayNoonInGuam };
  const database = createDatabase(engine, () => time.now);
  const people = await principals(database);
  const features = createFeatures({
    database,
    accounts: createAccounts({ database, tokens: createTokens("not used here") }),
    secret: "the secret of this world",
    push: await push(database),
  });
  const http = await serve(features.routes, people);

  const ask: OrderWorld["ask"] = async (method, url, { as = "guest", body, key, userAgent } = {}) => {
    const answer = await http.inject({
      method,
      url,
      headers: {
        ...(as === "guest" ? {} : { authorization: `Bearer ${as}` }),
        ...(key === undefined ? {} : { "idempotency-key": key }),
        ...(userAgent === undefined ? {} : { "user-agent": userAgent }),
        ...(Buffer.isBuffer(body) ? { "content-type": "image/png" } : {}),
      },
      ...(body === undefined ? {} : { payload: body }),
    });
    const cursor = answer.headers["cable-cursor"];
    return {
      status: answer.statusCode,
      body: String(answer.headers["content-type"]).includes("json") ? answer.json() : answer.body || undefined,
      cursor: typeof cursor === "string" ? JSON.parse(cursor) : undefined,
    };
  };

  return {
    database,
    restaurant: { guam: 1, honolulu: 2 },
    get clock() {
      return time.now;
    },
    set clock(now) {
      time.now = now;
    },
    ask,
    picture: async (url) => {
      const { headers, rawPayload: body } = await http.inject({ method: "GET", url });
      return { headers, body };
    },
    place: (order, { restaurantId = 1, ...asked } = {}) =>
      ask("POST", "/orders", {
        ...asked,
        body: {
          restaurant_id: restaurantId,
          order: { items: [{ id: 35, quantity: 1 }], contact_name: "Kai", contact_phone: "671-555-0101", ...order },
        },
      }),
    option: async (itemId, name) => {
      const { id } = await engine.commands
        .selectFrom("options")
        .innerJoin("option_groups", "option_groups.id", "options.option_group_id")
        .select("options.id")
        .where("option_groups.menu_item_id", "=", itemId)
        .where("options.name", "=", name)
        .executeTakeFirstOrThrow();
      return id;
    },
    told: async (stream) => {
      const events = await sqlLog(database).read(stream, 0, 10_000);
      return events.map(({ payload }): unknown => JSON.parse(payload));
    },
    available: async (itemId) => {
      const item = await engine.commands
        .selectFrom("menu_items")
        .select(["stock_quantity", "damaged_quantity"])
        .where("id", "=", itemId)
        .executeTakeFirstOrThrow();
      return item.stock_quantity - item.damaged_quantity;
    },
    doDueWork: async () => {
      for (const look of features.dueWork) await look();
    },
    principal: (person) => people.get(person) ?? { kind: "guest" },
  };
}

/** Everyone's token is their name. */
async function serve(routes: (api: HttpApp) => void, people: ReadonlyMap<string, SignedIn>): Promise<HttpApp> {
  const http = createHttpServer({ logger: pino({ level: "silent" }), tls: undefined, trustProxy: [] });
  authenticateRequests(http, async (token) => {
    const principal = people.get(token);
    return principal ? { ok: true, principal } : { ok: false, reason: "unauthorized" };
  });
  authorizeRoutes(http);
  routes(http);
  await http.ready();
  return http;
}

async function principals({ engine }: Database): Promise<Map<string, SignedIn>> {
  const users = await engine.commands.selectFrom("users").selectAll().execute();
  return new Map(
    users.map((user) => [
      user.email.split("@")[0] ?? "",
      {
        kind: "user",
        userId: user.id,
        name: `${user.first_name} ${user.last_name}`.trim(),
        role: user.role,
        restaurantId: user.restaurant_id,
        tokenId: user.email,
        tokenIssuedAt: 0,
        tokenExpiresAt: Number.MAX_SAFE_INTEGER,
        mustChangePassword: false,
      },
    ]),
  );
}
