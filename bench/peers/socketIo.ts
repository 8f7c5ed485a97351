import { createServer } from "node:http";
import { Server } from "socket.io";
import { event } from "./event.ts";
import { runPeer } from "./peer.ts";

const server = createServer();
const io = new Server(server, { transports: ["websocket"], perMessageDeflate: false });

runPeer({
  server,
  // Engine.IO 4: a client opens the namespace by "40" and is answered "40{...}".
  joinings: [{ path: "/socket.io/?EIO=4&transport=websocket", hello: ["40"], joined: "40{" }],
  publish: (events) => {
    for (let number = 0; number < events; number++) io.emit("message", event);
  },
});
