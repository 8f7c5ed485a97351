import type { AudienceQuestion } from "./audience/audience.ts";
import { startProcess } from "./childProcess.ts";
import type { CpuTime, PeerQuestion, Started } from "./peers/peer.ts";

/** A server in its own process, with an audience that has joined it in another. */
export interface Contender {
  readonly url: string;
  publish(): Promise<void>;
  /** Microseconds that the server's process has used. */
  cpu(): Promise<number>;
  ask<Reply>(question: AudienceQuestion): Promise<Reply>;
  stop(): Promise<void>;
}

/** Starts `bench/peers/<peer>.ts` and lets `count` clients join it. */
export async function startContender(peer: string, count: number): Promise<Contender> {
  const server = startProcess(`peers/${peer}.ts`);
  const audience = startProcess("audience/audience.ts");
  const askServer = <Reply>(question: PeerQuestion) => server.ask<Reply>(question);
  const started = await askServer<Started>({ ask: "start" });
  await audience.ask({ ask: "join", started, count } satisfies AudienceQuestion);
  return {
    url: `http://127.0.0.1:${started.port}`,
    publish: () => askServer({ ask: "publish" }),
    cpu: async () => (await askServer<CpuTime>({ ask: "cpu" })).micros,
    ask: (question) => audience.ask(question),
    stop: async () => {
      await audience.stop();
      await server.stop();
    },
  };
}
