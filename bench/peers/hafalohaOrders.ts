import { type Joining, runPeer } from "./peer.ts";
import { addStaff } from "./staff.ts";
import { secret, startWholeServer } from "./wholeServer.ts";

const identifier = JSON.stringify({ channel: "OrderChannel", restaurant_id: 1 });
const { server, database } = await startWholeServer();
// A thousand sockets, of which one person may hold 50.
const tokens = await addStaff(database, secret, 25);

runPeer({
  server,
  joinings: tokens.map(
    (token): Joining => ({
      path: `/cable?restaurant_id=1&token=${token}`,
      hello: [JSON.stringify({ command: "subscribe", identifier })],
      greeting: "welcome",
      joined: "confirm_subscription",
    }),
  ),
  publish: () => {
    throw new Error("Its events are orders: they come over HTTP");
  },
});
