import { menuJoining } from "./event.ts";
import { runPeer } from "./peer.ts";
import { publishOnMenu, startWholeServer } from "./wholeServer.ts";

/** Guests on MenuChannel; an event is a durable change of the log. */
const { server, database, menu } = await startWholeServer();

runPeer({
  server,
  joinings: [menuJoining("/cable?restaurant_id=1", menu)],
  publish: (events) => publishOnMenu(database, events),
});
