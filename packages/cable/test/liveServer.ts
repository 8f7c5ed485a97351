import { createServer, type Server } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { memoryDoorbell } from "../src/server/adapters/memoryDoorbell.ts";
import { type MemoryLog, memoryLog } from "../src/server/adapters/memoryLog.ts";
import { createCableServer } from "../src/server/cableServer.ts";
import { defineChannel, type ParamsSchema } from "../src/server/channel.ts";
import type { Authentication, CableServer, CableServerOptions, Credentials } from "../src/server/options.ts";
import type { CableLogger } from "../src/server/ports.ts";

/** Who connects in these tests: the text of the token, or a guest. */
interface Visitor {
  readonly name: string;
}

/** What the channels were asked to do, in order. */
type Journal = string[];

export interface LiveServer {
  readonly url: string;
  readonly port: number;
  readonly log: MemoryLog;
  readonly cable: CableServer;
  readonly journal: Journal;
  /** Everything that was logged, as JSON. */
  readonly logged: string[];
  readonly credentials: Credentials[];
  /** Commits one message and hands it over. */
  broadcast(stream: string, message: unknown): void;
  /** Ends every connection at once, without a goodbye, as a bad network does. */
  cut(): void;
  close(): Promise<void>;
}

const anything: ParamsSchema<Record<string, unknown>> = {
  "~standard": {
    version: 1,
    vendor: "test",
    validate: (value) => ({ value: { ...(typeof value === "object" ? value : {}) } }),
  },
};

/** `room` must be a text. */
const roomParams: ParamsSchema<{ room: string }> = {
  "~standard": {
    version: 1,
    vendor: "test",
    validate: (value) =>
      typeof value === "object" && value !== null && "room" in value && typeof value.room === "string"
        ? { value: { room: value.room } }
        : { issues: [{ message: "room must be a text" }] },
  },
};

function channels(journal: Journal, gate: Promise<void>) {
  const room = defineChannel<Visitor, { room: string }>({
    name: "RoomChannel",
    params: roomParams,
    subscribe: ({ identity, params }) => {
      journal.push(`subscribe ${params.room} ${identity.name}`);
      return params.room === "closed" ? { reject: "closed" } : { admit: [{ stream: `room_${params.room}` }] };
    },
    presence: ({ identity }) => ({ user_id: identity.name, name: identity.name.toUpperCase() }),
    unsubscribed: ({ params }) => void journal.push(`unsubscribed ${params.room}`),
    actions: {
      receive: (_, data) => void journal.push(`receive ${String(data.text)}`),
      say: (subscription, data) => subscription.transmit({ said: data.text }),
      slowly: async (_, data) => {
        await new Promise((resolve) => setImmediate(resolve));
        journal.push(`slowly ${String(data.text)}`);
      },
      explode: () => {
        throw new Error("boom");
      },
    },
  });
  const greeting = defineChannel<Visitor, unknown>({
    name: "GreetingChannel",
    params: anything,
    subscribe: (subscription) => {
      subscription.transmit("hello");
      subscription.transmit(null);
      return { admit: [{ stream: "greetings" }] };
    },
  });
  const gated = defineChannel<Visitor, unknown>({
    name: "GatedChannel",
    params: anything,
    subscribe: async () => {
      await gate;
      return { admit: [{ stream: "gated" }] };
    },
    unsubscribed: () => void journal.push("unsubscribed gated"),
  });
  const evens = defineChannel<Visitor, unknown>({
    name: "EvensChannel",
    params: anything,
    subscribe: () => ({
      admit: [{ stream: "numbers", view: (n) => (typeof n === "number" && n % 2 === 0 ? { even: n } : undefined) }],
    }),
  });
  const pair = defineChannel<Visitor, unknown>({
    name: "PairChannel",
    params: anything,
    subscribe: () => ({ admit: [{ stream: "left" }, { stream: "right" }] }),
  });
  /** Knows the log up to its second event. */
  const counted = defineChannel<Visitor, unknown>({
    name: "CountedChannel",
    params: anything,
    subscribe: (subscription) => {
      subscription.transmit({ counted: 2 });
      return { admit: [{ stream: "counted", after: 2, view: (n) => (n === "hidden" ? undefined : { counted: n }) }] };
    },
  });
  const broken = defineChannel<Visitor, unknown>({
    name: "BrokenChannel",
    params: anything,
    subscribe: () => {
      throw new Error("boom");
    },
  });
  return [room, greeting, gated, evens, pair, counted, broken];
}

async function authenticate(credentials: Credentials): Promise<Authentication<Visitor>> {
  const { token, query } = credentials;
  if (token === "bad") return { ok: false, reason: "unauthorized" };
  if (token === "old") return { ok: false, reason: "token_expired" };
  if (token === "crash") throw new Error("the database is away");
  const expiresAt = query.get("expires_at");
  return {
    ok: true,
    connection: {
      identity: { name: token ?? "guest" },
      ...(token === undefined ? {} : { subject: token, tokenId: `id-${token}` }),
      ...(expiresAt === null ? {} : { expiresAt: Number(expiresAt) }),
    },
  };
}

function collectingLogger(logged: string[]): CableLogger {
  const keep = (data: object, message: string) => {
    const error = "error" in data && data.error instanceof Error ? data.error.stack : undefined;
    logged.push(JSON.stringify({ ...data, error, message }));
  };
  return { debug: keep, info: keep, warn: keep, error: keep };
}

export interface LiveServerOptions extends Partial<Omit<CableServerOptions<Visitor>, "channels" | "log" | "logger">> {
  /** A log that other servers have too. */
  readonly log?: MemoryLog;
  /** What a subscribe to the GatedChannel waits for. */
  readonly gate?: Promise<void>;
  /** That of a server before this one; a free one by default. */
  readonly port?: number;
}

/** A cable server behind a real HTTP server on a free port of this machine. */
export async function startServer({
  gate,
  log = memoryLog("k3x9"),
  port: askedPort = 0,
  ...options
}: LiveServerOptions = {}): Promise<LiveServer> {
  const journal: Journal = [];
  const logged: string[] = [];
  const credentials: Credentials[] = [];
  const allow = options.authenticate ?? authenticate;
  const cable = createCableServer<Visitor>({
    doorbell: memoryDoorbell(),
    ...options,
    channels: channels(journal, gate ?? Promise.resolve()),
    log,
    logger: collectingLogger(logged),
    authenticate: (brought) => {
      credentials.push(brought);
      return allow(brought);
    },
  });
  const http = createServer();
  http.on("upgrade", (request, socket, head) => cable.handleUpgrade(request, socket, head));
  const sockets = new Set<Socket>();
  http.on("connection", (socket) => {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
  });
  const port = await listen(http, askedPort);
  return {
    url: `ws://127.0.0.1:${port}/cable`,
    port,
    log,
    cable,
    journal,
    logged,
    credentials,
    broadcast: (stream, message) => cable.committed([log.append(stream, message)]),
    cut: () => {
      for (const socket of sockets) socket.destroy();
    },
    close: async () => {
      await cable.drain(0);
      await new Promise<void>((resolve) => http.close(() => resolve()));
    },
  };
}

function listen(http: Server, port: number): Promise<number> {
  return new Promise((resolve) => {
    http.listen(port, "127.0.0.1", () => resolve((http.address() as AddressInfo).port));
  });
}
