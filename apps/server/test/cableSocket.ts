import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { WebSocket } from "ws";
import type { RunningApp } from "./runningApp.ts";

/** A socket that has got its first frame, and every frame that it got. */
export async function openCable({ http }: RunningApp, token: string) {
  if (!http.server.listening) await http.listen({ host: "127.0.0.1", port: 0 });
  // It listens on a port, so this is no path of a local socket.
  const { port } = http.server.address() as AddressInfo;
  const socket = new WebSocket(`ws://127.0.0.1:${port}/cable?token=${token}`, "actioncable-v1-json");
  const frames: unknown[] = [];
  socket.on("message", (data: Buffer) => frames.push(JSON.parse(data.toString())));
  await once(socket, "message");
  return { socket, frames };
}
