import { once } from "node:events";
import type { Server } from "node:net";
import { answerQuestions } from "../childProcess.ts";

export type PeerQuestion = { readonly ask: "start" } | { readonly ask: "publish" } | { readonly ask: "cpu" };

/** How a client of this peer comes to hear of events. */
export interface Joining {
  readonly path: string;
  /** Text frames sent once the socket is open. */
  readonly hello: readonly string[];
  /** Part of the text frame that says that events will come from now on; without one, the open socket says so. */
  readonly joined?: string;
}

export interface Started {
  readonly port: number;
  /** Client number n joins by entry n, counted round. */
  readonly joinings: readonly Joining[];
}

export interface CpuTime {
  /** Microseconds of this process, user and system. */
  readonly micros: number;
}

/** Runs one contender: a server that publishes one event to all who joined, each time it is asked to. */
export function runPeer(peer: {
  readonly server: Server;
  readonly joinings: readonly Joining[];
  publish(): Promise<void> | void;
}): void {
  answerQuestions<PeerQuestion>(async ({ ask }): Promise<object> => {
    switch (ask) {
      case "start":
        return { port: await listen(peer.server), joinings: peer.joinings } satisfies Started;
      case "publish":
        await peer.publish();
        return {};
      case "cpu": {
        const { user, system } = process.cpuUsage();
        return { micros: user + system } satisfies CpuTime;
      }
    }
  });
}

async function listen(server: Server): Promise<number> {
  if (!server.listening) {
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
  }
  const address = server.address();
  return typeof address === "object" ? (address?.port ?? 0) : 0;
}
