import type { Joining } from "../peers/peer.ts";
import { type Client, type MakeClient, shortestEvent } from "./client.ts";
import { openWebSocket, type WebSocketLine } from "./webSocketClient.ts";

const engineIoPing = "2".charCodeAt(0);

/** Joins any contender as it says, and counts what it hears. */
export function listener(joining: Joining): MakeClient {
  return ({ port, onEvent }): Client => {
    let line: WebSocketLine | undefined;
    let faults = 0;
    const { path, hello, greeting, joined } = joining;
    return {
      join: () =>
        new Promise((resolve, reject) => {
          const onText = (payload: Buffer, from: WebSocketLine) => {
            if (payload.length >= shortestEvent) onEvent(payload);
            else if (payload.length === 1 && payload[0] === engineIoPing) from.send("3");
            else if (joined !== undefined && payload.includes(joined)) resolve();
            else if (greeting !== undefined && payload.includes(greeting)) sendAll(from, hello);
          };
          const onLost = () => void faults++;
          openWebSocket({ port, path, onText, onLost }).then((opened) => {
            line = opened;
            if (greeting === undefined) sendAll(opened, hello);
            if (joined === undefined) resolve();
          }, reject);
        }),
      cut: () => line?.cut(),
      get faults() {
        return faults;
      },
      returns: 0,
      offset: 0,
    };
  };
}

function sendAll(line: WebSocketLine, frames: readonly string[]): void {
  for (const frame of frames) line.send(frame);
}
