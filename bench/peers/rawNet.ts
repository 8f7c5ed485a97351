import { createServer, type Socket } from "node:net";
import { frameText } from "./event.ts";
import { runPeer } from "./peer.ts";

/** The floor: Node's socket, nothing but bytes that are ready, those of one turn in one write. */
const upgraded = "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n";
const sockets = new Set<Socket>();
const server = createServer({ noDelay: true }, (socket) => {
  socket.once("data", () => {
    socket.write(upgraded);
    sockets.add(socket);
  });
  socket.once("close", () => sockets.delete(socket));
  socket.on("error", () => {});
});

const text = Buffer.from(frameText);
const header = Buffer.from([0x81, 126, text.length >> 8, text.length & 0xff]);
const frame = Buffer.concat([header, text]);

runPeer({
  server,
  joinings: [{ path: "/", hello: [] }],
  publish: (events) => {
    const bytes = Buffer.concat(Array<Buffer>(events).fill(frame));
    for (const socket of sockets) socket.write(bytes);
  },
});
