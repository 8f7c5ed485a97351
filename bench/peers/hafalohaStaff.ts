import { menuJoining } from "./event.ts";
import { runPeer } from "./peer.ts";
import { addStaff } from "./staff.ts";
import { publishOnMenu, secret, startWholeServer } from "./wholeServer.ts";

/** Signed in, on MenuChannel: 10,000 sockets, of which one person may hold 50. */
const { server, database, menu } = await startWholeServer();
const tokens = await addStaff(database, secret, 250);

runPeer({
  server,
  joinings: tokens.map((token) => menuJoining(`/cable?restaurant_id=1&token=${token}`, menu)),
  publish: (events) => publishOnMenu(database, events),
});
