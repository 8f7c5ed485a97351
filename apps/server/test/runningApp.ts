import { session } from "@hafaloha/contract";
import { type DestinationStream, pino } from "pino";
import { onTestFinished } from "vitest";
import { createApp } from "../src/app.ts";
import { readConfig } from "../src/config.ts";
import { createDatabase, type Database } from "../src/database/database.ts";
import type { HttpApp } from "../src/http/httpServer.ts";
import { seedSampleData } from "../src/seed/seedSampleData.ts";
import { hashCheaply } from "./cheapPassword.ts";
import { temporarySqlite } from "./databases.ts";

export const secret = "the secret of the tests";

interface Options {
  readonly settings?: Readonly<Record<string, string>>;
  /** Where log lines go; nowhere by default. */
  readonly logTo?: DestinationStream;
  readonly atEnd?: AtEnd;
}

/** Takes what has to be done once nobody needs a thing any more; the test's own end by default. */
export type AtEnd = (release: () => void | Promise<void>) => void;

export interface RunningApp {
  readonly http: HttpApp;
  stop(): Promise<void>;
  post(url: string, body?: unknown, token?: string): Promise<Answered>;
  get(url: string, token?: string): Promise<Answered>;
}

interface Answered {
  readonly status: number;
  /** The JSON of the answer; none where it is no JSON. */
  readonly body: unknown;
  readonly text: string;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** The whole server over the samples, with the demo accounts; stopped at the end. */
export async function runApp(
  database: Database,
  { settings = {}, logTo, atEnd = onTestFinished }: Options = {},
): Promise<RunningApp> {
  await seedSampleData(database, { demoAccounts: true, hashPassword: hashCheaply });
  const config = readConfig([], { RATE_LIMITS: "off", DRAIN_WINDOW: "0", ...settings });
  const logger = logTo ? pino({ level: "trace" }, logTo) : pino({ level: "silent" });
  const app = await createApp({ config, database, secret, logger });
  atEnd(app.stop);
  const ask = async (method: "GET" | "POST", url: string, token?: string, body?: unknown) => {
    const {
      statusCode,
      headers,
      body: text,
    } = await app.http.inject({
      method,
      url,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      },
      ...(body === undefined ? {} : { payload: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const isJson = String(headers["content-type"]).includes("json");
    return { status: statusCode, headers, text, body: isJson ? (JSON.parse(text) as unknown) : undefined };
  };
  return {
    http: app.http,
    stop: app.stop,
    get: (url, token) => ask("GET", url, token),
    post: (url, body, token) => ask("POST", url, token, body),
  };
}

export const demoLogin = (name: string) => ({ email: `${name}@hafaloha.test`, password: "hafaloha-demo" });

export const sessionOf = ({ body }: Answered) => session.parse(body);

/** The token of one of the demo's people. */
export async function tokenOf(app: RunningApp, name: string): Promise<string> {
  return sessionOf(await app.post("/login", demoLogin(name))).jwt;
}

/** An embedded database with the samples for what does not depend on the engine; removed at the end. */
export async function temporaryDatabase(atEnd: AtEnd = onTestFinished): Promise<Database> {
  const { engine, release } = await temporarySqlite("sampled");
  atEnd(async () => {
    await engine.close();
    await release();
  });
  return createDatabase(engine);
}
