import { once } from "node:events";
import type { Server } from "node:net";
import { answerQuestions } from "../childProcess.ts";

export type PeerQuestion =
  | { readonly ask: "start" }
  /** Publishes so many events in one turn of the event loop. */
  | { readonly ask: "publish"; readonly events: number }
  | { readonly ask: "cpu" }
  | { readonly ask: "memory" }
  | { readonly ask: "sockets" };

/** How a client of this peer comes to hear of events. */
export interface Joining {
  readonly path: string;
  /** Text frames sent once the socket is open, or once a text frame came that has `greeting` in it. */
  readonly hello: readonly string[];
  readonly greeting?: string;
  /** Part of the text frame that says that events will come from now on; without one, the open socket says so. */
  readonly joined?: string;
  /** What an extended Action Cable client subscribes to, so that it can come back to where it was. */
  readonly resumable?: Resumable;
}

export interface Resumable {
  readonly identifier: string;
  readonly stream: string;
  readonly epoch: string;
}

export interface Started {
  readonly port: number;
  /** Client number n joins by entry n, counted round. */
  readonly joinings: readonly Joining[];
  /** Of what is compared with, where no lock file fixes it. */
  readonly version?: string;
}

/** Why a contender does not take part on this machine. */
export interface LeftOut {
  readonly leftOut: string;
}

export interface CpuTime {
  /** Microseconds of the server's process, user and system. */
  readonly micros: number;
}

/** Of the server's process, in bytes, after a garbage collection. */
export interface Memory {
  readonly rss: number;
  readonly heap: number;
  /** The most that it ever had. */
  readonly peakRss: number;
}

export interface OpenSockets {
  readonly open: number;
}

/** Runs one contender: a server that publishes events to all who joined, each time it is asked to. */
export function runPeer(peer: {
  readonly server: Server;
  readonly joinings: readonly Joining[];
  publish(events: number): Promise<void> | void;
}): void {
  answerQuestions<PeerQuestion>(async (question): Promise<object> => {
    switch (question.ask) {
      case "start":
        return { port: await listen(peer.server), joinings: peer.joinings } satisfies Started;
      case "publish":
        await peer.publish(question.events);
        return {};
      case "cpu": {
        const { user, system } = process.cpuUsage();
        return { micros: user + system } satisfies CpuTime;
      }
      case "memory":
        return memory();
      case "sockets":
        return { open: await openSockets(peer.server) } satisfies OpenSockets;
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

function memory(): Memory {
  global.gc?.();
  global.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  return { rss, heap: heapUsed, peakRss: process.resourceUsage().maxRSS * 1024 };
}

function openSockets(server: Server): Promise<number> {
  return new Promise((resolve, reject) => {
    server.getConnections((error, count) => (error ? reject(error) : resolve(count)));
  });
}
