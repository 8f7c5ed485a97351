import { expect, it } from "vitest";
import { memoryDoorbell } from "./adapters/memoryDoorbell.ts";
import { memoryLog } from "./adapters/memoryLog.ts";
import { createCableServer } from "./cableServer.ts";
import { type Channel, defineChannel } from "./channel.ts";
import type { CableLogger } from "./ports.ts";

const silent: CableLogger = { debug() {}, info() {}, warn() {}, error() {} };

const named = (name: string): Channel<undefined> =>
  defineChannel({
    name,
    params: { "~standard": { version: 1, vendor: "test", validate: (value) => ({ value }) } },
    subscribe: () => ({ admit: [{ stream: name }] }),
  });

const make = (...names: readonly string[]) =>
  createCableServer<undefined>({
    channels: names.map(named),
    log: memoryLog(),
    doorbell: memoryDoorbell(),
    logger: silent,
    authenticate: async () => ({ ok: true, connection: { identity: undefined } }),
  });

it("P10 two channels of one name are refused when the server is made", () => {
  const wanted = "Two channels are named OrderChannel: give each a name of its own";
  expect(() => make("OrderChannel", "MenuChannel", "OrderChannel")).toThrow(new RangeError(wanted));
  expect(() => make("OrderChannel", "orderChannel")).not.toThrow();
});
