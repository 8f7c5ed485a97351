import { describe, expect, it } from "vitest";
import { baseProtocol, buildIdentifier, type PresenceEvent } from "../protocol/index.ts";
import { FakeBrowser } from "../testing/index.ts";
import { CableClient } from "./cableClient.ts";
import { followPresence } from "./presence.ts";

const board = { channel: "BoardChannel" };
const identifier = buildIdentifier("BoardChannel");
const confirm = { type: "confirm_subscription", identifier } as const;
const show = { id: "ben", info: { at: "pass" } };

function setUp() {
  const browser = new FakeBrowser();
  const client = new CableClient({ endpoint: () => ({ url: "ws://127.0.0.1/cable" }), ports: browser });
  client.connect();
  const lists: string[] = [];
  const follow = (mine?: typeof show) =>
    followPresence(client, board, {
      ...(mine && { show: mine }),
      onChange: (present) => lists.push(present.map(({ id }) => id).join(" ")),
    });
  const tell = (message: PresenceEvent) => browser.socket.say({ type: "presence", identifier, message });
  return { browser, client, lists, follow, tell };
}

describe("presence", () => {
  it("R16 shows this page and asks who is there, with each confirmation", () => {
    const { browser, follow } = setUp();
    follow(show);
    for (const round of [1, 2]) {
      browser.socket.welcome();
      expect(browser.socket.take("join")).toEqual([]);
      browser.socket.say(confirm);
      expect(browser.socket.take("join")).toEqual([{ command: "join", identifier, presence: show }]);
      expect(browser.socket.take("presence")).toEqual([{ command: "presence", identifier }]);
      if (round === 1) browser.socket.end(false);
      browser.clock.advance(2_000);
    }
  });

  it("R16 tells of everyone who comes and goes, and of nobody while that is not known", () => {
    const { browser, lists, follow, tell } = setUp();
    follow();
    browser.socket.welcome();
    browser.socket.say(confirm);
    expect(browser.socket.take("join")).toEqual([]);
    tell({ type: "info", total: 1, records: [{ id: "rosa", info: {} }] });
    tell({ type: "join", id: "mina" });
    tell({ type: "leave", id: "rosa" });
    tell({ type: "info", total: 2, records: [show, { id: "mina", info: {} }] });
    browser.socket.end(false);
    expect(lists).toEqual(["rosa", "rosa mina", "mina", "ben mina", ""]);
  });

  it("R16 takes the page back when it goes, and hears no more", () => {
    const { browser, lists, follow, tell } = setUp();
    const stop = follow(show);
    browser.socket.welcome();
    browser.socket.say(confirm);
    stop();
    expect(browser.socket.take("leave")).toEqual([{ command: "leave", identifier }]);
    tell({ type: "join", id: "mina" });
    expect(lists).toEqual([]);
  });

  it("R16 says nothing of it to a server of the base protocol", () => {
    const { browser, follow } = setUp();
    const stop = follow(show);
    browser.socket.welcome(baseProtocol);
    browser.socket.say(confirm);
    stop();
    for (const command of ["join", "presence", "leave"] as const) expect(browser.socket.take(command)).toEqual([]);
  });
});

describe("perform", () => {
  const sent = (browser: FakeBrowser) => browser.socket.take("message").map(({ data }) => JSON.parse(data) as unknown);

  it("R12 waits for the confirmation, and is sent at most once", () => {
    const { browser, client } = setUp();
    const subscription = client.subscribe(board, {});
    expect(subscription.perform("ring", { times: 2 })).toBe(true);
    browser.socket.welcome();
    expect(sent(browser)).toEqual([]);
    browser.socket.say(confirm);
    expect(sent(browser)).toEqual([{ action: "ring", times: 2 }]);
    expect(subscription.perform("stop")).toBe(true);
    expect(sent(browser)).toEqual([{ action: "stop" }]);
    browser.socket.end(false);
    browser.clock.advance(2_000);
    browser.socket.welcome();
    browser.socket.say(confirm);
    expect(sent(browser)).toEqual([]);
  });

  it("R12 keeps no more than 100 waiting, and none for a rejected subscription", () => {
    const { browser, client } = setUp();
    const subscription = client.subscribe(board, {});
    const taken = Array.from({ length: 101 }, (_, index) => subscription.perform(`action ${index}`));
    expect(taken.indexOf(false)).toBe(100);
    browser.socket.welcome();
    browser.socket.say({ type: "reject_subscription", identifier });
    expect(subscription.perform("ring")).toBe(false);
    expect(sent(browser)).toEqual([]);
  });
});
