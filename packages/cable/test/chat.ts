import { createServer } from "node:http";
import { createCableServer, defineChannel, memoryDoorbell, memoryLog } from "@hafaloha/cable/server";
import { z } from "zod";

const log = memoryLog();

const chat = defineChannel<{ name: string }, { room: string }>({
  name: "ChatChannel",
  params: z.object({ room: z.string().max(50) }),
  subscribe: ({ params }) => ({ admit: [{ stream: `chat_${params.room}` }] }),
  presence: ({ identity }) => ({ name: identity.name }),
  actions: {
    say: ({ identity, params }, { text }) => {
      cable.committed([log.append(`chat_${params.room}`, { from: identity.name, text })]);
    },
  },
});

const cable = createCableServer<{ name: string }>({
  channels: [chat],
  log,
  doorbell: memoryDoorbell(),
  logger: { debug() {}, info() {}, warn: console.warn, error: console.error },
  authenticate: async ({ query }) => ({ ok: true, connection: { identity: { name: query.get("name") ?? "guest" } } }),
});

export const http = createServer();
http.on("upgrade", (request, socket, head) => cable.handleUpgrade(request, socket, head));
http.listen(Number(process.env.PORT ?? 3000), "127.0.0.1");
