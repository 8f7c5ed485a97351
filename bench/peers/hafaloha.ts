import { event, subscribeCommand } from "./event.ts";
import { runPeer } from "./peer.ts";
import { startWholeServer } from "./wholeServer.ts";

/** Guests on MenuChannel; an event is a durable change of the log. */
const { server, database } = await startWholeServer();

runPeer({
  server,
  joinings: [{ path: "/cable?restaurant_id=1", hello: [subscribeCommand], joined: "confirm_subscription" }],
  publish: () => database.write(async (transaction) => transaction.emit("menu_channel_1", event)),
});
