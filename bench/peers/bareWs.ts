import { createServer, type IncomingMessage } from "node:http";
import { text } from "node:stream/consumers";
import { WebSocketServer } from "ws";
import { frameText } from "./event.ts";
import { runPeer } from "./peer.ts";

/** `ws` and nothing around it; `POST /` broadcasts its body. */
const server = createServer((request, response) => {
  broadcastBody(request).then(
    () => response.writeHead(201).end(),
    () => response.writeHead(500).end(),
  );
});
const sockets = new WebSocketServer({ server });

runPeer({
  server,
  joinings: [{ path: "/", hello: [] }],
  publish: (events) => {
    for (let event = 0; event < events; event++) broadcast(Buffer.from(frameText));
  },
});

function broadcast(bytes: Buffer): void {
  for (const socket of sockets.clients) socket.send(bytes, { binary: false });
}

async function broadcastBody(request: IncomingMessage): Promise<void> {
  broadcast(Buffer.from(await text(request)));
}
