import { describe, expect, it } from "vitest";
import { at, identifier, type Page, TabsUnderTest } from "../../test/tabs.ts";
import { baseProtocol } from "../protocol/index.ts";
import { CableClient } from "./cableClient.ts";

const confirm = { type: "confirm_subscription", identifier } as const;
const reject = { type: "reject_subscription", identifier } as const;
const confirmHistory = { type: "confirm_history", identifier } as const;
const event = (offset: number) => ({ type: "data", identifier, message: offset, position: at(offset) }) as const;
const asksFrom = (offset: number) => ({ streams: { orders: { offset, epoch: "e1" } } });

const kinds = (pages: readonly Page[]) => pages.map(({ client }) => client.status.kind);
const heard = (pages: readonly Page[]) => pages.map((page) => page.heard.join(" "));

/** Three pages, the first of which leads, that have heard two events. */
async function three() {
  const tabs = new TabsUnderTest();
  const pages = [tabs.open(), tabs.open(), tabs.open()] as const;
  await tabs.welcome();
  await tabs.say(confirm, confirmHistory, event(1), event(2));
  return { tabs, pages, leader: pages[0], others: [pages[1], pages[2]] as const };
}

describe("tabs that share", () => {
  it("R14 have one socket and one subscription, and each hears each event once", async () => {
    const { tabs, pages } = await three();
    expect(heard(pages)).toEqual(["1 2", "1 2", "1 2"]);
    expect(kinds(pages)).toEqual(["live", "live", "live"]);
    expect(tabs.sockets).toHaveLength(1);
    expect(tabs.socket.take("subscribe")).toEqual([{ command: "subscribe", identifier, history: asksFrom(0) }]);
  });

  it("R14 share with nobody of another key", async () => {
    const tabs = new TabsUnderTest();
    tabs.open();
    tabs.open({ key: "guest" });
    await tabs.settle();
    expect(tabs.openSockets).toHaveLength(2);
  });

  it("R13 all see the connection of the leader, and of subscriptions their own", async () => {
    const { tabs, pages, others } = await three();
    await tabs.say({ type: "ping", message: 1 });
    tabs.clock.advance(42);
    await tabs.say({ type: "pong" });
    expect(pages.map(({ client }) => client.status.latencyMs)).toEqual([42, 42, 42]);
    others[0].client.subscribe({ channel: "MenuChannel" }, {});
    await tabs.settle();
    expect(kinds(pages)).toEqual(["live", "catchingUp", "live"]);
    await tabs.say({ ...reject, identifier: '{"channel":"MenuChannel"}' });
    expect(pages.map(({ client }) => client.status.rejected)).toEqual([0, 1, 0]);
    expect(kinds(pages)).toEqual(["live", "live", "live"]);
    tabs.socket.end(false);
    await tabs.settle();
    expect(pages.map(({ client }) => client.status)).toMatchObject(
      pages.map(() => ({ kind: "reconnecting", attempt: 1, of: 10, currentUntil: tabs.clock.now() })),
    );
  });

  it("R7 whichever tab is asked to reconnect, the leader does", async () => {
    const { tabs, pages, others } = await three();
    tabs.socket.end(false);
    await tabs.settle();
    others[1].client.reconnectNow();
    await tabs.welcome();
    expect(kinds(pages)).toEqual(["catchingUp", "catchingUp", "catchingUp"]);
    await tabs.say(confirm, confirmHistory);
    others[0].client.subscribe({ channel: "MenuChannel" }, {});
    await tabs.settle();
    const before = tabs.socket;
    others[1].client.reconnectNow();
    await tabs.settle();
    expect(tabs.socket).toBe(before);
    others[0].client.reconnectNow();
    await tabs.settle();
    expect(tabs.socket).not.toBe(before);
  });

  it("R7 the attempts of a leader in the background keep the pace of those who look at a page", async () => {
    const { tabs, leader, pages } = await three();
    leader.tab.timersLateByMs = 60_000;
    tabs.socket.end(false);
    await tabs.pass(6_000);
    await tabs.welcome();
    await tabs.say(confirm, confirmHistory);
    expect(kinds(pages)).toEqual(["live", "live", "live"]);
  });

  it("E11 a token that a follower renews is shown once on the leader's socket, and all are warned of its end", async () => {
    const { tabs, pages } = await three();
    await tabs.say({ type: "token_expiring", expires_at: 60 });
    expect(pages.map(({ warnings }) => warnings())).toEqual([1, 1, 1]);
    for (const { client } of pages.toReversed()) client.authenticate("a.new.token");
    await tabs.settle();
    expect(tabs.socket.take("authenticate")).toEqual([{ command: "authenticate", token: "a.new.token" }]);
    await tabs.say({ type: "authenticated", expires_at: 43_200 });
    expect([kinds(pages), tabs.sockets.length]).toEqual([["live", "live", "live"], 1]);
  });

  it("R4 who starts from an older position is brought up to the others, who hear nothing twice", async () => {
    const { tabs, pages } = await three();
    const late = tabs.open({ start: [at(1)] });
    await tabs.settle();
    expect(tabs.socket.take("history")).toEqual([{ command: "history", identifier, history: asksFrom(1) }]);
    expect(kinds([...pages, late])).toEqual(["live", "live", "live", "catchingUp"]);
    await tabs.say(event(2), event(3), confirmHistory);
    expect(heard([...pages, late])).toEqual(["1 2 3", "1 2 3", "1 2 3", "2 3"]);
    expect(late.client.status.kind).toBe("live");
  });

  it("R3 with a base server each reloads after each reconnect", async () => {
    const tabs = new TabsUnderTest();
    const pages = [tabs.open({ start: [] }), tabs.open({ start: [] })];
    await tabs.welcome(baseProtocol);
    await tabs.say(confirm);
    expect(pages.map(({ reloads }) => reloads())).toEqual([1, 1]);
    tabs.socket.end(true);
    await tabs.pass(1_000);
    await tabs.welcome(baseProtocol);
    await tabs.say(confirm, { type: "data", identifier, message: "x" });
    expect(pages.map(({ reloads }) => reloads())).toEqual([2, 2]);
    expect(heard(pages)).toEqual(["x", "x"]);
  });

  it("R14 unsubscribe when the last of them does, or is no more", async () => {
    const { tabs, pages, leader } = await three();
    leader.unsubscribe();
    pages[1].unsubscribe();
    await tabs.settle();
    expect(tabs.socket.take("unsubscribe")).toEqual([]);
    pages[2].tab.close(false);
    await tabs.settle();
    expect(tabs.socket.take("unsubscribe")).toHaveLength(1);
    expect(leader.client.status.kind).toBe("live");
  });
});

describe("a leader", () => {
  it.each([
    ["is closed", ({ tab }: Page) => tab.close(true)],
    ["crashes", ({ tab }: Page) => tab.close(false)],
    ["is frozen", ({ tab }: Page) => tab.freeze(true)],
    ["disconnects", ({ client }: Page) => client.disconnect()],
  ])("R14 that %s hands over, and all go on from where they stand", async (_, end) => {
    const { tabs, leader, others } = await three();
    end(leader);
    await tabs.settle();
    expect(others.map(({ client }) => client.status)).toMatchObject([
      { kind: "reconnecting", attempt: 1 },
      { kind: "reconnecting", attempt: 1 },
    ]);
    await tabs.welcome();
    expect(tabs.socket.take("subscribe")).toEqual([{ command: "subscribe", identifier, history: asksFrom(2) }]);
    await tabs.say(confirm, event(3), confirmHistory, event(4));
    expect(heard(others)).toEqual(["1 2 3 4", "1 2 3 4"]);
    expect(kinds(others)).toEqual(["live", "live"]);
  });

  it("R14 that has gone is followed by one who resumes from the lowest position", async () => {
    const { tabs, leader, others } = await three();
    others[1].tab.freeze(true);
    await tabs.say(event(3));
    leader.tab.close(true);
    await tabs.welcome();
    await tabs.say(confirm, event(4), confirmHistory);
    tabs.socket.take("history");
    others[1].tab.wake();
    await tabs.pass(10);
    expect(tabs.socket.take("history")).toEqual([{ command: "history", identifier, history: asksFrom(2) }]);
    await tabs.say(event(3), event(4), confirmHistory, event(5));
    expect(heard(others)).toEqual(["1 2 3 4 5", "1 2 3 4 5"]);
  });

  it("R14 that answers no more is deposed, and follows when it wakes", async () => {
    const { tabs, pages, leader, others } = await three();
    const [frozen] = tabs.openSockets;
    leader.tab.freeze(false);
    await tabs.pass(9_000);
    expect(tabs.openSockets).toEqual([frozen]);
    await tabs.pass(4_000);
    tabs.openSockets.find((socket) => socket !== frozen)?.welcome();
    await tabs.settle();
    leader.tab.wake();
    await tabs.pass(100);
    expect(frozen?.readyState).toBe(2);
    await tabs.say(confirm, event(3), confirmHistory);
    expect(heard(pages)).toEqual(["1 2 3", "1 2 3", "1 2 3"]);
    expect(others.map(({ client }) => client.leadership !== undefined)).toContain(true);
    expect(leader.client.leadership).toBeUndefined();
  });

  it("R14 passes nothing on and sends nothing once it has slept, though nobody has told it yet", async () => {
    const { tabs, pages, leader } = await three();
    const { leadership } = leader.client;
    expect(leadership).toBeGreaterThan(0);
    expect(leader.client.holds(leadership ?? 0)).toBe(true);
    const { socket } = tabs;
    socket.take("subscribe");
    leader.tab.freeze(false);
    tabs.clock.advance(6_000);
    socket.say(event(3));
    leader.client.subscribe({ channel: "MenuChannel" }, {});
    expect(leader.client.holds(leadership ?? 0)).toBe(false);
    leader.tab.wake();
    await tabs.pass(10);
    expect(socket.take("subscribe")).toEqual([]);
    expect(heard(pages)).toEqual(["1 2", "1 2", "1 2"]);
  });

  it("R14 is one at a time, with a number of its own", async () => {
    const { tabs, pages, leader, others } = await three();
    const first = leader.client.leadership ?? 0;
    expect(pages.filter(({ client }) => client.leadership !== undefined)).toEqual([leader]);
    leader.client.disconnect();
    await tabs.settle();
    expect([leader.client.leadership, leader.client.holds(first)]).toEqual([undefined, false]);
    const [next, ...more] = others.filter(({ client }) => client.leadership !== undefined);
    expect(more).toEqual([]);
    expect(next?.client.leadership).toBeGreaterThan(first);
    expect(next?.client.holds(first)).toBe(false);
  });
});

describe("a tab", () => {
  it("R14 that disconnects leaves the others as they are", async () => {
    const { tabs, pages, others } = await three();
    others[0].client.disconnect();
    await tabs.say(event(3));
    expect(kinds(pages)).toEqual(["live", "idle", "live"]);
    expect(heard(pages)).toEqual(["1 2 3", "1 2", "1 2 3"]);
    others[0].client.connect();
    await tabs.settle();
    await tabs.say(event(3), confirmHistory);
    expect(heard(pages)).toEqual(["1 2 3", "1 2 3", "1 2 3"]);
  });

  it("R7 signed out by the server is signed out with all others, and who comes anew tries once more", async () => {
    const { tabs, pages, others } = await three();
    await tabs.say({ type: "disconnect", reason: "remote", reconnect: false, detail: "logout" });
    expect(pages.map(({ client }) => client.status)).toMatchObject(
      pages.map(() => ({ kind: "signedOut", reason: "remote", detail: "logout" })),
    );
    await tabs.pass(60_000);
    expect(tabs.openSockets).toEqual([]);
    others[0].client.disconnect();
    others[0].client.connect();
    await tabs.welcome();
    await tabs.say(confirm, confirmHistory);
    expect(kinds(pages)).toEqual(["live", "live", "live"]);
  });

  it("R7 that takes over from one whom the server refused does not try again", async () => {
    const { tabs, leader, others } = await three();
    await tabs.say({ type: "disconnect", reason: "invalid_request", reconnect: false });
    leader.tab.close(true);
    await tabs.pass(60_000);
    expect(kinds(others)).toEqual(["refused", "refused"]);
    expect(tabs.openSockets).toEqual([]);
  });

  it("R14 is alone where the browser refuses channels, or what it takes cannot be loaded", async () => {
    const tabs = new TabsUnderTest();
    tabs.open();
    const tab = tabs.browser.open();
    tab.tabs.openChannel = () => {
      throw new DOMException("No storage for this origin", "SecurityError");
    };
    const endpoint = () => ({ url: "ws://127.0.0.1/cable" });
    const share = tab.share(() => "staff 5");
    const clients = [
      new CableClient({ endpoint, ports: tab, share }),
      new CableClient({ endpoint, ports: tab, share: { ...share, load: () => Promise.reject(new Error("offline")) } }),
    ];
    for (const client of clients) client.connect();
    await tabs.settle();
    expect(tabs.openSockets).toHaveLength(3);
    for (const socket of tabs.sockets) socket.welcome();
    expect(clients.map(({ status, leadership }) => [status.kind, leadership])).toEqual([
      ["live", 0],
      ["live", 0],
    ]);
    expect(clients.map((client) => client.holds(0))).toEqual([true, true]);
  });

  it("R14 that may share no more has a connection of its own, though it shared one before", async () => {
    const tabs = new TabsUnderTest();
    const tab = tabs.browser.open();
    let key: string | undefined = "staff 5";
    const endpoint = () => ({ url: `ws://127.0.0.1/${key}` });
    const client = new CableClient({ endpoint, ports: tab, share: tab.share(() => key) });
    client.connect();
    tabs.open();
    await tabs.welcome();
    client.disconnect();
    key = undefined;
    client.connect();
    await tabs.settle();
    expect(tabs.openSockets.map(({ url }) => url).toSorted()).toEqual([
      "ws://127.0.0.1/cable",
      "ws://127.0.0.1/undefined",
    ]);
    expect(client.leadership).toBe(0);
  });

  it("R7 that is disconnected while it loads opens nothing", async () => {
    const tabs = new TabsUnderTest();
    const { client } = tabs.open();
    expect(client.status.kind).toBe("connecting");
    client.disconnect();
    expect(client.status.kind).toBe("idle");
    await tabs.pass(60_000);
    expect(tabs.sockets).toEqual([]);
  });

  it("R8 leaves nothing behind", async () => {
    const { tabs, pages } = await three();
    for (const { client } of pages) {
      client.disconnect();
      await tabs.settle();
    }
    expect([tabs.clock.pending, tabs.browser.locks.size, tabs.openSockets]).toEqual([0, 0, []]);
    expect(pages.map(({ tab }) => tab.watchers)).toEqual([0, 0, 0]);
  });
});
