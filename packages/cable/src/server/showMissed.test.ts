import { describe, expect, it } from "vitest";
import { serve } from "../../test/baseWire.ts";
import { WireClient } from "../../test/wireClient.ts";

const identifier = '{"channel":"CountedChannel"}';
const shown = (counted: unknown) => ({ identifier, message: { counted } });
const confirmed = { identifier, type: "confirm_subscription" };

async function subscribed(events: readonly unknown[]) {
  const server = await serve();
  for (const event of events) server.broadcast("counted", event);
  const client = new WireClient(server.url);
  await client.next();
  client.subscribe(identifier);
  return { server, client };
}

describe("a channel that transmits a state and follows what comes after it", () => {
  it("P9 shows the events since the state through the view, before the confirm, then the live ones", async () => {
    const { server, client } = await subscribed(["in the state", "in the state", 3, "hidden", 5]);
    expect(await client.take(4)).toEqual([shown(2), shown(3), shown(5), confirmed]);
    server.broadcast("counted", 6);
    expect(await client.next()).toEqual(shown(6));
    expect(await client.untilQuiet()).toEqual([]);
  });

  it("P9 shows nothing twice where the state is the newest", async () => {
    const { client } = await subscribed(["in the state", "in the state"]);
    expect(await client.take(2)).toEqual([shown(2), confirmed]);
    expect(await client.untilQuiet()).toEqual([]);
  });

  it("P9 misses nothing of a stream that is written to all the while", async () => {
    const { server, client } = await subscribed(["in the state", "in the state"]);
    const last = 400;
    for (let n = 3; n <= last; n++) {
      server.broadcast("counted", n);
      if (n % 7 === 0) await new Promise((resolve) => setImmediate(resolve));
    }
    const frames = await client.take(last);
    const numbers = frames.flatMap((frame) => (JSON.stringify(frame) === JSON.stringify(confirmed) ? [] : [frame]));
    expect(numbers).toEqual(Array.from({ length: last - 1 }, (_, index) => shown(index + 2)));
  });
});
