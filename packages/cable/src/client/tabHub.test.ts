import { describe, expect, it } from "vitest";
import type { ClientFrame } from "../protocol/index.ts";
import { type Delivery, TabHub } from "./tabHub.ts";

const identifier = '{"channel":"OrderChannel"}';
const confirm = { type: "confirm_subscription", identifier } as const;
const reject = { type: "reject_subscription", identifier } as const;
const confirmHistory = { type: "confirm_history", identifier } as const;
const rejectHistory = { type: "reject_history", identifier } as const;
const unsubscribe = { command: "unsubscribe", identifier } as const;

const from = (offset: number, epoch = "e1") => ({ streams: { orders: { offset, epoch } } });
const subscribe = (offset?: number) =>
  ({ command: "subscribe", identifier, ...(offset === undefined ? {} : { history: from(offset) }) }) as const;
const history = (offset: number) => ({ command: "history", identifier, history: from(offset) }) as const;
const event = (offset: number, stream = "orders") =>
  ({ type: "data", identifier, message: offset, position: { stream, epoch: "e1", offset } }) as const;

function setUp() {
  const sent: ClientFrame[] = [];
  const delivered: string[] = [];
  const name = ({ frame, replaying }: Delivery) =>
    `${frame.type === "data" ? frame.message : frame.type}${replaying ? "?" : ""}`;
  const hub = new TabHub({
    send: (frame) => sent.push(frame),
    deliver: (delivery) => delivered.push(`${delivery.to.join("+")}: ${name(delivery)}`),
  });
  return { hub, took: () => sent.splice(0), heard: () => delivered.splice(0) };
}

/** Two tabs that are up to date at an offset. */
function shared(offset = 5) {
  const all = setUp();
  all.hub.fromTab("a", subscribe(offset));
  all.hub.fromTab("b", subscribe(offset));
  all.hub.fromServer(confirm);
  all.hub.fromServer(confirmHistory);
  all.took();
  all.heard();
  return all;
}

describe("subscriptions", () => {
  it("R14 are one on the wire, confirmed to each tab", () => {
    const { hub, took, heard } = setUp();
    hub.fromTab("a", subscribe());
    hub.fromTab("b", subscribe());
    hub.fromServer(confirm);
    hub.fromTab("c", subscribe());
    hub.fromServer(event(6));
    expect(took()).toEqual([subscribe()]);
    expect(heard()).toEqual(["a+b: confirm_subscription", "c: confirm_subscription", "a+b+c: 6"]);
  });

  it("R14 end on the wire with the last tab that wants them, however it went", () => {
    const { hub, took, heard } = shared();
    hub.fromTab("a", unsubscribe);
    hub.fromServer(event(6));
    expect([took(), heard()]).toEqual([[], ["b: 6"]]);
    hub.gone("b");
    expect(took()).toEqual([unsubscribe]);
    hub.fromServer(event(7));
    expect(heard()).toEqual([]);
  });

  it("R14 are not ended before they were answered", () => {
    const { hub, took, heard } = setUp();
    hub.fromTab("a", subscribe(5));
    hub.gone("a");
    expect(took()).toEqual([subscribe(5)]);
    hub.fromServer(confirm);
    expect(took()).toEqual([unsubscribe]);
    hub.fromTab("b", subscribe());
    hub.fromServer(confirmHistory);
    hub.fromServer(confirm);
    expect([took(), heard()]).toEqual([[subscribe()], ["b: confirm_subscription"]]);
  });

  it("R14 are taken over by who comes while the answer is awaited that nobody wants any more", () => {
    const { hub, took, heard } = setUp();
    hub.fromTab("a", subscribe());
    hub.gone("a");
    hub.fromTab("b", subscribe());
    hub.fromServer(confirm);
    expect([took(), heard()]).toEqual([[subscribe()], ["b: confirm_subscription"]]);
  });

  it("R14 are rejected to all, and asked for again by who comes then", () => {
    const { hub, took, heard } = setUp();
    hub.fromTab("a", subscribe());
    hub.fromTab("b", subscribe());
    hub.fromServer(reject);
    hub.fromTab("c", subscribe());
    expect([took(), heard()]).toEqual([[subscribe(), subscribe()], ["a+b: reject_subscription"]]);
  });

  it("R14 are asked for again where a tab has waited in vain, but no history is", () => {
    const { hub, took } = setUp();
    hub.fromTab("a", subscribe());
    hub.fromTab("a", subscribe());
    expect(took()).toEqual([subscribe(), subscribe()]);
    const other = setUp();
    other.hub.fromTab("a", subscribe(5));
    other.hub.fromTab("a", subscribe(5));
    other.hub.fromServer(confirm);
    other.hub.fromTab("a", history(5));
    expect(other.took()).toEqual([subscribe(5)]);
  });

  it("R14 with a base server know no positions, and each tab is confirmed to reload", () => {
    const { hub, took, heard } = setUp();
    hub.fromTab("a", subscribe());
    hub.fromServer(confirm);
    hub.fromServer({ type: "data", identifier, message: "x" });
    hub.fromTab("b", subscribe());
    hub.fromServer({ type: "data", identifier, message: "y" });
    expect(took()).toEqual([subscribe()]);
    expect(heard()).toEqual(["a: confirm_subscription", "a: x", "b: confirm_subscription", "a+b: y"]);
  });
});

describe("histories", () => {
  it("R14 start from the lowest position: what the first request does not bring is asked for after it", () => {
    const { hub, took, heard } = setUp();
    for (const [tab, offset] of [["a", 5] as const, ["b", 9] as const, ["c", 2] as const]) {
      hub.fromTab(tab, subscribe(offset));
    }
    expect(took()).toEqual([subscribe(5)]);
    hub.fromServer(confirm);
    hub.fromServer(event(6));
    hub.fromServer(confirmHistory);
    expect(took()).toEqual([history(2)]);
    for (const offset of [3, 4, 5, 6]) hub.fromServer(event(offset));
    hub.fromServer(event(7));
    hub.fromServer(confirmHistory);
    hub.fromServer(event(8));
    expect(heard()).toEqual([
      "a+b+c: confirm_subscription",
      "a+b: 6?",
      "c: 6?",
      "a+b: confirm_history",
      "c: 3?",
      "c: 4?",
      "c: 5?",
      "c: 6?",
      "c: 7?",
      "a+b: 7",
      "c: confirm_history",
      "a+b: confirm_history",
      "a+b+c: 8",
    ]);
  });

  it("R4 reach only the tab that starts from an older position; what is new in them reaches all", () => {
    const { hub, took, heard } = shared(5);
    hub.fromTab("c", subscribe(3));
    expect(took()).toEqual([history(3)]);
    for (const offset of [4, 5, 6]) hub.fromServer(event(offset));
    hub.fromServer(confirmHistory);
    expect(heard()).toEqual([
      "c: confirm_subscription",
      "c: 4?",
      "c: 5?",
      "c: 6?",
      "a+b: 6",
      "c: confirm_history",
      "a+b: confirm_history",
    ]);
  });

  it("R4 say of themselves what they are where nobody knows how far the others are", () => {
    const { hub, heard } = setUp();
    hub.fromTab("a", subscribe());
    hub.fromServer(confirm);
    hub.fromTab("b", subscribe(3));
    heard();
    for (const offset of [4, 5]) hub.fromServer(event(offset));
    hub.fromServer(confirmHistory);
    hub.fromServer(event(6));
    expect(heard()).toEqual(["b: 4?", "a: 4?", "b: 5?", "a: 5?", "b: confirm_history", "a: confirm_history", "a+b: 6"]);
  });

  it("R3 that cannot be proved are rejected to who asked, and the others have missed nothing", () => {
    const { hub, heard } = shared();
    hub.fromTab("c", subscribe(1));
    heard();
    hub.fromServer(rejectHistory);
    expect(heard()).toEqual(["c: reject_history", "a+b: confirm_history"]);
  });

  it("R3 go one after the other", () => {
    const { hub, took, heard } = shared();
    hub.fromTab("a", history(5));
    hub.fromTab("b", history(4));
    hub.fromTab("a", history(5));
    expect(took()).toEqual([history(5)]);
    hub.fromServer(confirmHistory);
    expect(took()).toEqual([history(4)]);
    hub.fromServer(confirmHistory);
    expect([took(), heard()]).toEqual([[], ["a: confirm_history", "b: confirm_history", "a: confirm_history"]]);
  });

  it("R3 a repeat on the wire reaches nobody a second time", () => {
    const { hub, heard } = shared();
    for (const offset of [6, 6, 5, 7]) hub.fromServer(event(offset));
    expect(heard()).toEqual(["a+b: 6", "a+b: 7"]);
  });
});

describe("everything else", () => {
  it("R12 an action and a new token go to the server as they are", () => {
    const { hub, took } = shared();
    const frames = [
      { command: "message", identifier, data: "{}" },
      { command: "authenticate", token: "t" },
      { command: "presence", identifier },
    ] as const;
    for (const frame of frames) hub.fromTab("b", frame);
    expect(took()).toEqual(frames);
  });

  it("R16 a presence that several tabs show ends with the last of them", () => {
    const { hub, took, heard } = shared();
    const join = { command: "join", identifier, presence: { id: "5" } } as const;
    const leave = { command: "leave", identifier } as const;
    hub.fromTab("a", join);
    hub.fromTab("b", join);
    hub.fromTab("a", leave);
    hub.fromTab("a", leave);
    expect(took()).toEqual([join, join]);
    hub.fromTab("b", leave);
    expect(took()).toEqual([leave]);
    hub.fromTab("b", join);
    hub.gone("b");
    expect(took()).toEqual([join, leave]);
    hub.fromServer({ type: "presence", identifier, message: { type: "leave", id: "5" } });
    expect(heard()).toEqual(["a: presence"]);
  });
});
