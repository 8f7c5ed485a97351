import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { presenceContract } from "@hafaloha/cable/testing";
import { expect, test } from "vitest";
import { WebSocket } from "ws";
import { sqlPresence } from "../src/realtime/sqlPresence.ts";
import { describeOnEachEngine } from "./databases.ts";
import { type RunningApp, runApp, tokenOf } from "./runningApp.ts";

const identifier = JSON.stringify({ channel: "OrderChannel" });

describeOnEachEngine("Presence", (open) => {
  test.each(presenceContract)("E16 $name", ({ run }) => run(async () => sqlPresence(await open())));

  test("E15 the board's channel shows who is there, by the names of their accounts", async () => {
    const app = await runApp(await open("sampled"));
    const token = await tokenOf(app, "ben");
    const { port } = await listen(app);
    const socket = new WebSocket(`ws://127.0.0.1:${port}/cable`, ["actioncable-v1-ext-json", `cable-token.${token}`]);
    const frames: { type?: string; message?: unknown }[] = [];
    const joined = new Promise<void>((resolve) => {
      socket.on("message", (data: Buffer) => {
        const frame = JSON.parse(data.toString()) as { type?: string };
        frames.push(frame);
        if (frame.type === "presence") resolve();
      });
    });
    await once(socket, "open");
    const presence = { id: "ben", info: { name: "Somebody", station: "grill" } };
    for (const command of ["subscribe", "join"]) socket.send(JSON.stringify({ command, identifier, presence }));
    await joined;
    expect(frames.at(-1)?.message).toEqual({
      type: "join",
      id: "ben",
      info: { user_id: expect.any(Number), name: expect.stringContaining("Ben"), station: "grill" },
    });
    socket.close();
  });
});

async function listen(app: RunningApp): Promise<AddressInfo> {
  await app.http.listen({ host: "127.0.0.1", port: 0 });
  return app.http.server.address() as AddressInfo;
}
