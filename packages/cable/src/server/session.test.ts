import { describe, expect, it } from "vitest";
import type { Limits } from "./limits.ts";
import { newSession, type SessionEvent, type SessionState, transition } from "./session.ts";

const limits: Limits = {
  frameBytes: 1000,
  commandsPerSecond: 10,
  commandBurst: 20,
  subscriptionsPerConnection: 2,
  identifierBytes: 100,
  unsentBytes: 1000,
  pendingFrames: 3,
  pendingBytes: 200,
  heldBytes: 400,
  connectionsPerSubject: 2,
  connectionsPerAddress: 2,
};
const identifier = '{"channel":"Orders"}';
const frame = (value: object) => JSON.stringify(value);
const received = (text: string, now = 0): SessionEvent => ({ type: "received", text, bytes: text.length, now });
const receivedFrame = (value: object) => received(frame(value));

type Phase = SessionState["phase"];
type Happening =
  | Exclude<SessionEvent["type"], "received" | "finished">
  | "subscribe"
  | "unsubscribe"
  | "message"
  | "history"
  | "ping"
  | "pong"
  | "authenticate"
  | "presence"
  | "unknown"
  | "malformed"
  | "admitted"
  | "rejected"
  | "done";
type Expected = { readonly to: Phase; readonly does: readonly string[] } | "impossible";

const events: Record<Happening, SessionEvent> = {
  authenticated: { type: "authenticated", sid: undefined, now: 0 },
  signalled: { type: "signalled", now: 0 },
  unreadable: { type: "unreadable", tooLarge: false },
  renewed: { type: "renewed", expiresAt: 5 },
  disconnected: { type: "disconnected", dismissal: { reason: "remote" } },
  lost: { type: "lost" },
  subscribe: receivedFrame({ command: "subscribe", identifier }),
  unsubscribe: receivedFrame({ command: "unsubscribe", identifier }),
  message: receivedFrame({ command: "message", identifier, data: "{}" }),
  history: receivedFrame({ command: "history", identifier, history: {} }),
  ping: receivedFrame({ command: "ping" }),
  pong: receivedFrame({ type: "pong" }),
  authenticate: receivedFrame({ command: "authenticate", token: "t" }),
  presence: receivedFrame({ command: "presence", identifier }),
  unknown: receivedFrame({ command: "dance" }),
  malformed: received("{"),
  admitted: { type: "finished", identifier, outcome: "admitted" },
  rejected: { type: "finished", identifier, outcome: "rejected" },
  done: { type: "finished", identifier, outcome: "done" },
};

function run(state: SessionState, ...happenings: readonly SessionEvent[]): { state: SessionState; does: string[] } {
  return happenings.reduce<{ state: SessionState; does: string[] }>(
    (before, event) => {
      const step = transition(before.state, event, limits);
      return { state: step.state, does: [...before.does, ...step.effects.map(({ type }) => type)] };
    },
    { state, does: [] },
  );
}

const fresh = newSession(false);
const opened = run(fresh, events.authenticated).state;
/** One subscription is being asked about. */
const asking = run(opened, events.subscribe).state;
const states: Record<Phase, SessionState> = {
  authenticating: fresh,
  open: asking,
  closed: run(asking, events.lost).state,
};

const kept: Expected = { to: "authenticating", does: [] };
const waits: Expected = { to: "open", does: [] };
const ignored: Expected = { to: "open", does: ["ignored"] };
const ends: Expected = { to: "closed", does: ["close"] };
const nothing: Expected = { to: "closed", does: [] };

const table: Record<Phase, Record<Happening, Expected>> = {
  authenticating: {
    authenticated: { to: "open", does: ["send", "welcomed"] },
    signalled: kept,
    unreadable: ends,
    renewed: "impossible",
    disconnected: ends,
    lost: nothing,
    subscribe: kept,
    unsubscribe: kept,
    message: kept,
    history: kept,
    ping: kept,
    pong: kept,
    authenticate: kept,
    presence: kept,
    unknown: kept,
    malformed: kept,
    admitted: "impossible",
    rejected: "impossible",
    done: "impossible",
  },
  open: {
    authenticated: "impossible",
    signalled: { to: "open", does: [] },
    unreadable: ends,
    renewed: { to: "open", does: ["send"] },
    disconnected: ends,
    lost: nothing,
    subscribe: waits,
    unsubscribe: waits,
    message: waits,
    history: ignored,
    ping: { to: "open", does: ["send"] },
    pong: { to: "open", does: ["ponged"] },
    authenticate: ignored,
    presence: ignored,
    unknown: ignored,
    malformed: ends,
    admitted: { to: "open", does: ["admit"] },
    rejected: { to: "open", does: ["reject"] },
    done: { to: "open", does: ["reject"] },
  },
  closed: {
    authenticated: nothing,
    signalled: nothing,
    unreadable: nothing,
    renewed: nothing,
    disconnected: nothing,
    lost: nothing,
    subscribe: nothing,
    unsubscribe: nothing,
    message: nothing,
    history: nothing,
    ping: nothing,
    pong: nothing,
    authenticate: nothing,
    presence: nothing,
    unknown: nothing,
    malformed: nothing,
    admitted: { to: "closed", does: ["leave"] },
    rejected: nothing,
    done: { to: "closed", does: ["leave"] },
  },
};

describe("session", () => {
  const cells = Object.entries(table).flatMap(([phase, row]) =>
    Object.entries(row).map(([happening, expected]) => ({ phase, happening, expected })),
  ) as { phase: Phase; happening: Happening; expected: Expected }[];

  it.each(cells)("P2 $phase, then $happening", ({ phase, happening, expected }) => {
    if (expected === "impossible") {
      expect(() => transition(states[phase], events[happening], limits)).toThrow(Error);
      return;
    }
    const { state, does } = run(states[phase], events[happening]);
    expect({ to: state.phase, does }).toEqual(expected);
  });

  it("P3 runs what came before the welcome after it, in order", () => {
    expect(run(fresh, events.subscribe, events.ping, events.authenticated).does).toEqual([
      "send",
      "welcomed",
      "subscribe",
      "send",
    ]);
  });

  it("P3 keeps as many frames before the welcome as allowed, then says rate_limited", () => {
    const full = run(fresh, events.pong, events.pong, events.pong);
    expect(full.does).toEqual([]);
    const { state, effects } = transition(full.state, events.pong, limits);
    expect(state.phase).toBe("closed");
    expect(effects).toEqual([
      { type: "close", frame: { type: "disconnect", reason: "rate_limited", reconnect: true }, code: 1000 },
    ]);
  });

  it("P3 keeps as many bytes before the welcome as allowed", () => {
    expect(run(fresh, received("x".repeat(200))).state.phase).toBe("authenticating");
    expect(run(fresh, received("x".repeat(201))).state.phase).toBe("closed");
  });

  it("P17 allows a burst, then the sustained rate, then says rate_limited", () => {
    const burst = Array.from({ length: 20 }, () => received(frame({ command: "pong" })));
    const { state } = run(opened, ...burst);
    expect(state.phase).toBe("open");
    expect(run(state, received(frame({ command: "pong" }), 100)).state.phase).toBe("open");
    expect(run(state, received(frame({ command: "pong" }), 99)).state.phase).toBe("closed");
  });

  it("P17 counts native pings and pongs as frames, before the welcome too", () => {
    const burst = Array<SessionEvent>(20).fill(events.signalled);
    expect(run(fresh, ...burst).state.phase).toBe("authenticating");
    expect(run(fresh, ...burst, events.signalled).state.phase).toBe("closed");
    expect(run(opened, ...burst, received(frame({ command: "pong" }), 100)).state.phase).toBe("open");
    expect(run(opened, ...burst, received(frame({ command: "pong" }), 99)).state.phase).toBe("closed");
  });

  it("P17 refuses more subscriptions than allowed with rate_limited", () => {
    const subscribe = (channel: string) => receivedFrame({ command: "subscribe", identifier: frame({ channel }) });
    expect(run(opened, subscribe("a"), subscribe("b")).state.phase).toBe("open");
    expect(run(opened, subscribe("a"), subscribe("b"), subscribe("a")).state.phase).toBe("open");
    expect(run(opened, subscribe("a"), subscribe("b"), subscribe("c")).state.phase).toBe("closed");
  });

  it("P17 bounds what waits behind one command", () => {
    expect(run(asking, ...Array<SessionEvent>(3).fill(events.message)).state.phase).toBe("open");
    expect(run(asking, ...Array<SessionEvent>(4).fill(events.message)).state.phase).toBe("closed");
  });

  it("P17 bounds the bytes of what runs and waits, of all identifiers together, and forgets them when it has run", () => {
    const big = received(frame({ command: "message", identifier, data: "x".repeat(200) }));
    expect(run(asking, big).state.phase).toBe("open");
    expect(run(asking, big, big).state.phase).toBe("closed");
    const other = receivedFrame({ command: "subscribe", identifier: frame({ channel: "Menu", x: "x".repeat(60) }) });
    expect(run(asking, big, other).state.phase).toBe("closed");
    expect(run(asking, big, events.admitted, events.done, big).state.phase).toBe("open");
  });

  it("P10 rejects an identifier that is too long or no text, echoing it", () => {
    const long = frame({ channel: "x".repeat(100) });
    for (const odd of [long, 42, { channel: "Orders" }]) {
      const { effects } = transition(opened, receivedFrame({ command: "subscribe", identifier: odd }), limits);
      expect(effects).toEqual([{ type: "refuseIdentifier", identifier: odd }]);
    }
  });

  it.each([
    [false, 1008],
    [true, 1009],
  ])("P16 ends on an unreadable frame (too large: %s) with code %i", (tooLarge, code) => {
    const { effects } = transition(opened, { type: "unreadable", tooLarge }, limits);
    expect(effects).toEqual([
      { type: "close", frame: { type: "disconnect", reason: "invalid_request", reconnect: false }, code },
    ]);
  });

  it("P20 leaves every standing subscription when the socket is lost, and one that is being asked about later", () => {
    const other = '{"channel":"Menu"}';
    const both = run(asking, events.admitted, receivedFrame({ command: "subscribe", identifier: other })).state;
    const gone = transition(both, events.lost, limits);
    expect(gone.effects).toEqual([{ type: "leave", identifier }]);
    const late = transition(gone.state, { type: "finished", identifier: other, outcome: "admitted" }, limits);
    expect(late.effects).toEqual([{ type: "leave", identifier: other }]);
  });

  it("E1 gives a sid to those who are given one, P1 and nothing more to others", () => {
    const welcomeOf = (sid: string | undefined) =>
      transition(fresh, { type: "authenticated", sid, now: 0 }, limits).effects[0];
    expect(welcomeOf("s1")).toEqual({ type: "send", frame: { type: "welcome", sid: "s1" } });
    expect(welcomeOf(undefined)).toEqual({ type: "send", frame: { type: "welcome" } });
  });

  it("E11 hands on a new token at once, whatever else runs, and tells until when it is good", () => {
    const extended = run(newSession(true), events.authenticated, events.subscribe).state;
    const { effects } = transition(extended, events.authenticate, limits);
    expect(effects).toEqual([{ type: "authenticate", token: "t" }]);
    const told = (expiresAt: number | undefined) =>
      transition(extended, { type: "renewed", expiresAt }, limits).effects[0];
    expect(told(5)).toEqual({ type: "send", frame: { type: "authenticated", expires_at: 5 } });
    expect(told(undefined)).toEqual({ type: "send", frame: { type: "authenticated" } });
  });

  it("E9 tells only extended clients when to come back", () => {
    const restart: SessionEvent = { type: "disconnected", dismissal: { reason: "server_restart", retryAfterMs: 7 } };
    const frameFor = (extended: boolean) => transition(newSession(extended), restart, limits).effects[0];
    expect(frameFor(true)).toMatchObject({ frame: { reconnect: true, retry_after_ms: 7 } });
    expect(frameFor(false)).toEqual({
      type: "close",
      frame: { type: "disconnect", reason: "server_restart", reconnect: true },
      code: 1000,
    });
  });
});
