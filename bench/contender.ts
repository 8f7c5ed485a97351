import { join } from "node:path";
import type { Account, AudienceQuestion, Missing } from "./audience/audience.ts";
import { startProcess } from "./childProcess.ts";
import { delay } from "./pace.ts";
import type { CpuTime, LeftOut, Memory, OpenSockets, PeerQuestion, Started } from "./peers/peer.ts";

/** A server in its own process, with an audience in another. */
export interface Contender {
  readonly url: string;
  readonly version: string | undefined;
  /** Lets `count` clients join; those who come back to where they were know the events up to offset `from`. */
  join(count: number, from?: number): Promise<void>;
  /** Publishes events in one turn of the server's event loop. */
  publish(events: number): Promise<void>;
  /** Publishes them and waits until every client has them; answers how many messages did not come. */
  tell(events: number): Promise<number>;
  /** Microseconds that the server's process has used. */
  cpu(): Promise<number>;
  memory(): Promise<Memory>;
  /** Resolves when the server has noticed that all sockets are gone. */
  deserted(): Promise<void>;
  ask<Reply>(question: AudienceQuestion): Promise<Reply>;
  account(): Promise<Account>;
  stop(): Promise<void>;
}

const fileOf = (path: string) => join(import.meta.dirname, path);

/** Starts `bench/peers/<peer>.ts`. */
export async function startContender(peer: string): Promise<Contender | LeftOut> {
  const server = startProcess(fileOf(`peers/${peer}.ts`));
  const askServer = <Reply>(question: PeerQuestion) => server.ask<Reply>(question);
  const started = await askServer<Started | LeftOut>({ ask: "start" });
  if ("leftOut" in started) {
    await server.stop();
    return started;
  }
  const audience = startProcess(fileOf("audience/audience.ts"));
  const ask = <Reply>(question: AudienceQuestion) => audience.ask<Reply>(question);
  const publish = (events: number) => askServer<void>({ ask: "publish", events });
  return {
    url: `http://127.0.0.1:${started.port}`,
    version: started.version,
    join: (count, from) => ask({ ask: "join", started, count, ...(from === undefined ? {} : { from }) }),
    publish,
    tell: async (events) => {
      await publish(events);
      return (await ask<Missing>({ ask: "hear", events })).missing;
    },
    cpu: async () => (await askServer<CpuTime>({ ask: "cpu" })).micros,
    memory: () => askServer({ ask: "memory" }),
    deserted: async () => {
      while ((await askServer<OpenSockets>({ ask: "sockets" })).open > 0) await delay(20);
    },
    ask,
    account: () => ask({ ask: "account" }),
    stop: async () => {
      await audience.stop();
      await server.stop();
    },
  };
}

/** For those that no machine can be without. */
export async function startOwnContender(peer: string): Promise<Contender> {
  const contender = await startContender(peer);
  if ("leftOut" in contender) throw new Error(contender.leftOut);
  return contender;
}
