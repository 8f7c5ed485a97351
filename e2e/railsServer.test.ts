import { CableClient, type ConnectionStatus } from "@hafaloha/cable/client";
import { afterEach, describe, expect, test } from "vitest";
import { WebSocket } from "ws";
import { type RailsServer, railsChannel, railsMissing, startRails } from "./harness/railsServer.ts";

const missing = railsMissing();

describe.skipIf(missing !== undefined)(`Our client on a Rails server${missing ? ` (skipped: ${missing})` : ""}`, () => {
  let rails: RailsServer;
  let client: CableClient;

  afterEach(async () => {
    client.disconnect();
    await rails.kill();
  });

  test("R1 R3 subscribes, hears, and after a restart reloads in place of a history that Rails has not, and says so", async () => {
    rails = await startRails({ dish: "before" });
    const { port } = rails;
    client = new CableClient({
      endpoint: () => ({ url: `ws://127.0.0.1:${port}/` }),
      ports: { openSocket: (url, protocols) => new WebSocket(url, protocols) },
      policy: { minReconnectDelay: 50, maxReconnectDelay: 500, maxReconnectAttempts: 1_000 },
    });
    const kinds: ConnectionStatus["kind"][] = [];
    client.watch(() => client.status.kind !== kinds.at(-1) && kinds.push(client.status.kind));
    const heard: unknown[] = [];
    let reloads = 0;
    const onReload = () => {
      reloads += 1;
    };
    client.subscribe(railsChannel, { onMessage: (message, position) => heard.push([message, position]), onReload });
    client.connect();
    await expect.poll(() => client.status.kind).toBe("live");
    expect(reloads).toBe(1);
    await rails.publish();
    await expect.poll(() => heard).toEqual([[{ dish: "before" }, undefined]]);

    await rails.kill();
    await expect.poll(() => client.status.kind).toBe("reconnecting");
    rails = await startRails({ dish: "after" }, port);
    await expect.poll(() => client.status.kind).toBe("live");
    expect(reloads).toBe(2);
    await rails.publish();
    await expect.poll(() => heard.length).toBe(2);
    expect(heard[1]).toEqual([{ dish: "after" }, undefined]);
    expect(kinds.slice(kinds.indexOf("live"))).toEqual(["live", "reconnecting", "catchingUp", "live"]);
    expect(client.malformed).toBe(0);
  });
});
