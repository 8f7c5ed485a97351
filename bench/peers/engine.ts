import { createServer } from "node:http";
import { createCableServer, defineChannel, memoryDoorbell, memoryLog } from "@hafaloha/cable/server";
import { event, menuJoining } from "./event.ts";
import { runPeer } from "./peer.ts";

/** The cable engine by itself: guests on one channel, over a log in memory. */
const stream = "menu_channel_1";
const log = memoryLog();
const quiet = () => {};
const cable = createCableServer({
  channels: [
    defineChannel({
      name: "MenuChannel",
      params: { "~standard": { version: 1, vendor: "bench", validate: (value) => ({ value }) } },
      subscribe: () => ({ admit: [{ stream }] }),
    }),
  ],
  log,
  doorbell: memoryDoorbell(),
  authenticate: async () => ({ ok: true, connection: { identity: {} } }),
  logger: { debug: quiet, info: quiet, warn: quiet, error: console.error },
});
const server = createServer();
server.on("upgrade", (request, socket, head) => cable.handleUpgrade(request, socket, head));

runPeer({
  server,
  joinings: [menuJoining("/cable", { stream, epoch: (await log.heads([])).epoch })],
  publish: (events) => cable.committed(Array.from({ length: events }, () => log.append(stream, event))),
});
