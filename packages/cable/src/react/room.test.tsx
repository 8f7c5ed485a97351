import { readFileSync } from "node:fs";
import { act, cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it, vi } from "vitest";
import { Room } from "../../test/Room.tsx";
import { CableClient } from "../client/index.ts";
import { buildIdentifier } from "../protocol/index.ts";
import { FakeBrowser } from "../testing/fakeBrowser.ts";
import { CableProvider } from "./index.ts";

const identifier = buildIdentifier("ChatChannel", { room: "kitchen" });
const said = (offset: number) => ({
  type: "data" as const,
  identifier,
  message: offset,
  position: { stream: "chat_kitchen", epoch: "k3x9", offset },
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

it("R4 the component of the README shows each message once, whatever was said while it loaded", async () => {
  const file = (path: string) => readFileSync(new URL(path, import.meta.url), "utf8");
  expect(file("../../README.md")).toContain(`\`\`\`tsx\n${file("../../test/Room.tsx")}\`\`\``);

  let load: (room: object) => void = () => {};
  const loaded = new Promise((resolve) => {
    load = resolve;
  });
  vi.stubGlobal("fetch", async () => ({ json: () => loaded }));
  const browser = new FakeBrowser();
  const client = new CableClient({ endpoint: () => ({ url: "ws://127.0.0.1/cable" }), ports: browser });
  client.connect();
  browser.socket.welcome();
  render(
    <CableProvider client={client}>
      <Room name="kitchen" />
    </CableProvider>,
  );
  act(() => browser.socket.say({ type: "confirm_subscription", identifier }));
  for (const offset of [2, 3]) act(() => browser.socket.say(said(offset)));
  const positions = [{ stream: "chat_kitchen", epoch: "k3x9", offset: 2 }];
  await act(async () => load({ messages: [1, 2], positions }));
  act(() => browser.socket.say(said(4)));
  expect(screen.getByText("1 2 3 4").className).toBe("live");
});
