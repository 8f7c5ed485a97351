import { CableClient } from "@hafaloha/cable/client";
import { WebSocket } from "ws";

const client = new CableClient({
  endpoint: () => ({ url: `ws://127.0.0.1:${process.env.PORT ?? 3000}/cable?name=Ana` }),
  // Browsers have a WebSocket of their own, Node has one from version 22 on.
  ports: { openSocket: (url, protocols) => new WebSocket(url, protocols) },
  log: (level, message) => console.error(`${level}: ${message}`),
});
client.subscribe(
  { channel: "ChatChannel", params: { room: "kitchen" } },
  { onMessage: (message) => console.log(JSON.stringify(message)) },
);
client.connect();
