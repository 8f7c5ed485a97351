import { createServer } from "node:http";
import { type WebSocket, WebSocketServer } from "ws";
import { runPeer } from "./peer.ts";

/** `ws` with the least that keeps sockets alive: a native ping each 3 s, spread over them, and a note that the pong came. */
const beatMs = 3_000;
const slices = 30;
const server = createServer();
const sockets = Array.from({ length: slices }, () => new Set<WebSocket>());
const alive = new WeakSet<WebSocket>();
let accepted = 0;
let turn = 0;

new WebSocketServer({ server, clientTracking: false }).on("connection", (socket) => {
  const slice = sockets[accepted++ % slices];
  slice?.add(socket);
  socket.on("pong", () => alive.add(socket));
  socket.on("close", () => slice?.delete(socket));
});

setInterval(() => {
  for (const socket of sockets[turn++ % slices] ?? []) {
    alive.delete(socket);
    socket.ping();
  }
}, beatMs / slices);

runPeer({
  server,
  joinings: [{ path: "/", hello: [] }],
  publish: () => {
    throw new Error("It has no events, only heartbeats");
  },
});
