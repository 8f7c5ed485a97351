import { once } from "node:events";
import { readFileSync } from "node:fs";
import type { AddressInfo } from "node:net";
import { expect, it } from "vitest";
import { WireClient } from "../../test/wireClient.ts";

const file = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
const identifier = '{"channel":"ChatChannel","room":"kitchen"}';

it("P4 the chat of the README runs as it stands there, in thirty lines", async () => {
  const program = file("../../test/chat.ts");
  expect(file("../../README.md")).toContain(`\`\`\`ts\n${program}\`\`\``);
  expect(file("../../README.md")).toContain(`\`\`\`ts\n${file("../../test/listener.ts")}\`\`\``);
  expect(program.trimEnd().split("\n").length).toBeLessThanOrEqual(30);

  process.env.PORT = "0";
  const { http } = await import("../../test/chat.ts");
  if (!http.listening) await once(http, "listening");
  const { port } = http.address() as AddressInfo;
  const join = async (name: string, more: object = {}) => {
    const client = new WireClient(`ws://127.0.0.1:${port}/cable?name=${name}`, ["actioncable-v1-ext-json"]);
    await client.next();
    client.subscribe(identifier, more);
    expect(await client.next()).toMatchObject({ type: "confirm_subscription" });
    return client;
  };
  const [ana, ben] = [await join("Ana"), await join("Ben")];
  ana.perform(identifier, { action: "say", text: "Order up" });
  const said = { identifier, message: { from: "Ana", text: "Order up" }, offset: 1 };
  for (const client of [ana, ben]) expect(await client.next()).toMatchObject(said);
  const late = await join("Cleo", { history: { since: 0 } });
  expect(await late.take(2)).toMatchObject([said, { type: "confirm_history" }]);
  for (const client of [ana, ben, late]) client.socket.close();
  http.close();
});
