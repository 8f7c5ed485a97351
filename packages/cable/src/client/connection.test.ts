import { describe, expect, it } from "vitest";
import { cellsOf, stepped } from "../../test/transitionTable.ts";
import { type ConnectionEvent, type ConnectionState, idle, transition } from "./connection.ts";
import { defaultPolicy } from "./policy.ts";

const now = 1_000_000;
const lost = 900_000;
const around = { now, random: 0.5, online: true, policy: defaultPolicy };

const states = {
  idle,
  connecting: { kind: "connecting", since: lost, due: now, attempt: 0 },
  connectingLast: { kind: "connecting", since: lost, due: now, attempt: 10 },
  authenticating: { kind: "authenticating", since: lost, due: now, attempt: 3 },
  catchingUp: { kind: "catchingUp", since: now - 100, due: now + 8_000, attempt: 3 },
  live: { kind: "live", since: lost, due: now + 8_000, attempt: 3 },
  liveSlept: { kind: "live", since: lost, due: now - 1, attempt: 0 },
  reconnecting: { kind: "reconnecting", since: lost, due: now + 500, attempt: 3 },
  offline: { kind: "offline", since: lost, due: now + 500 },
  gaveUp: { kind: "gaveUp", since: lost, due: now + 500 },
  probing: { kind: "probing", since: lost, due: now },
  refused: { kind: "refused", since: lost, reason: "invalid_request" },
  signedOut: { kind: "signedOut", since: lost, reason: "unauthorized", detail: undefined },
} satisfies Record<string, ConnectionState>;

const events = {
  connect: { type: "connect" },
  disconnect: { type: "disconnect" },
  reconnectNow: { type: "reconnectNow" },
  takeOverAttempt: { type: "takeOver", state: { kind: "connecting", since: lost, due: now + 10_000, attempt: 2 } },
  takeOverRefusal: { type: "takeOver", state: { kind: "refused", since: lost, reason: "invalid_request" } },
  woke: { type: "woke" },
  offline: { type: "offline" },
  due: { type: "due" },
  opened: { type: "opened" },
  welcomed: { type: "welcomed" },
  beat: { type: "beat" },
  behind: { type: "behind" },
  caughtUp: { type: "caughtUp" },
  closedCleanly: { type: "closed", clean: true },
  closedBroken: { type: "closed", clean: false },
  restart: { type: "dismissed", reason: "server_restart", reconnect: true, retryAfterMs: 2_500 },
  invalid: { type: "dismissed", reason: "invalid_request", reconnect: false },
  expired: { type: "dismissed", reason: "token_expired", reconnect: false },
} satisfies Record<string, ConnectionEvent>;

type StateName = keyof typeof states;
type EventName = keyof typeof events;
/** `-`: nothing changes. Else the next state (with its attempt and the ms until it is due), then the effects. */
type Expected = string;

const nothing = {
  connect: "-",
  disconnect: "idle",
  reconnectNow: "-",
  takeOverAttempt: "-",
  takeOverRefusal: "-",
  woke: "-",
  offline: "-",
  due: "-",
  opened: "-",
  welcomed: "-",
  beat: "-",
  behind: "-",
  caughtUp: "-",
  closedCleanly: "-",
  closedBroken: "-",
  restart: "-",
  invalid: "-",
  expired: "-",
} satisfies Record<EventName, Expected>;

const dismissals = {
  invalid: "refused drop",
  expired: "signedOut drop",
} satisfies Partial<Record<EventName, Expected>>;

const table: Record<StateName, Record<EventName, Expected>> = {
  idle: {
    ...nothing,
    disconnect: "-",
    connect: "connecting#0+10000 open",
    reconnectNow: "connecting#0+10000 open",
    takeOverAttempt: "connecting#2+10000 open",
    takeOverRefusal: "refused",
  },
  connecting: {
    ...nothing,
    ...dismissals,
    disconnect: "idle drop",
    offline: "offline+60000 drop",
    due: "reconnecting#1+750 drop",
    opened: "authenticating#0+10000",
    welcomed: "catchingUp#0+9000 subscribe",
    closedCleanly: "reconnecting#1+750 drop",
    closedBroken: "reconnecting#1+750 drop",
    restart: "reconnecting#1+2500 drop",
  },
  connectingLast: {
    ...nothing,
    ...dismissals,
    disconnect: "idle drop",
    offline: "offline+60000 drop",
    due: "gaveUp+60000 drop",
    opened: "authenticating#10+10000",
    welcomed: "catchingUp#10+9000 subscribe",
    closedCleanly: "gaveUp+60000 drop",
    closedBroken: "gaveUp+60000 drop",
    restart: "gaveUp+60000 drop",
  },
  authenticating: {
    ...nothing,
    ...dismissals,
    disconnect: "idle drop",
    offline: "offline+60000 drop",
    due: "reconnecting#4+2531 drop",
    opened: "authenticating#3+10000",
    welcomed: "catchingUp#3+9000 subscribe",
    closedCleanly: "reconnecting#4+2531 drop",
    closedBroken: "reconnecting#4+2531 drop",
    restart: "reconnecting#4+2500 drop",
  },
  catchingUp: {
    ...nothing,
    ...dismissals,
    disconnect: "idle drop",
    reconnectNow: "connecting#3+10000 drop open",
    offline: "offline+60000 drop",
    due: "reconnecting#4+2531 drop",
    beat: "catchingUp#3+9000",
    behind: "catchingUp#3+8000",
    caughtUp: "live#3+8000",
    closedCleanly: "reconnecting#4+2531 drop",
    closedBroken: "reconnecting#4+2531 drop",
    restart: "reconnecting#4+2500 drop",
  },
  live: {
    ...nothing,
    ...dismissals,
    disconnect: "idle drop",
    offline: "offline+60000 drop",
    due: "reconnecting#1+750 drop",
    beat: "live#3+9000",
    behind: "catchingUp#3+8000",
    caughtUp: "live#3+8000",
    closedCleanly: "reconnecting#1+500 drop",
    closedBroken: "reconnecting#1+750 drop",
    restart: "reconnecting#1+2500 drop",
  },
  liveSlept: {
    ...nothing,
    ...dismissals,
    disconnect: "idle drop",
    woke: "connecting#1+10000 drop open",
    offline: "offline+60000 drop",
    due: "reconnecting#1+750 drop",
    beat: "live#0+9000",
    behind: "catchingUp#0+-1",
    caughtUp: "live#0+-1",
    closedCleanly: "reconnecting#1+500 drop",
    closedBroken: "reconnecting#1+750 drop",
    restart: "reconnecting#1+2500 drop",
  },
  reconnecting: {
    ...nothing,
    connect: "connecting#3+10000 open",
    reconnectNow: "connecting#3+10000 open",
    woke: "connecting#3+10000 open",
    offline: "offline+60000",
    due: "connecting#3+10000 open",
  },
  offline: {
    ...nothing,
    connect: "connecting#1+10000 open",
    reconnectNow: "connecting#1+10000 open",
    woke: "connecting#1+10000 open",
    due: "connecting#1+10000 open",
  },
  gaveUp: {
    ...nothing,
    connect: "connecting#1+10000 open",
    reconnectNow: "connecting#1+10000 open",
    woke: "connecting#1+10000 open",
    offline: "offline+60000",
    due: "probing+10000 open",
  },
  probing: {
    ...nothing,
    ...dismissals,
    disconnect: "idle drop",
    offline: "offline+60000 drop",
    due: "gaveUp+60000 drop",
    welcomed: "catchingUp#0+9000 subscribe",
    closedCleanly: "gaveUp+60000 drop",
    closedBroken: "gaveUp+60000 drop",
    restart: "gaveUp+60000 drop",
  },
  refused: { ...nothing, reconnectNow: "connecting#0+10000 open" },
  signedOut: { ...nothing, reconnectNow: "connecting#0+10000 open" },
};

function shown(state: ConnectionState): string {
  const attempt = "attempt" in state ? `#${state.attempt}` : "";
  return `${state.kind}${attempt}${"due" in state ? `+${state.due - now}` : ""}`;
}

describe("transition", () => {
  it.each(cellsOf(states, events, table))("R7 $stateName on $eventName: $expected", (cell) => {
    expect(stepped(cell.state, transition(cell.state, cell.event, around), shown)).toBe(cell.expected);
  });

  it("R7 disconnect() opens a socket in no state", () => {
    for (const state of Object.values(states)) {
      const { state: next, effects } = transition(state, { type: "disconnect" }, around);
      expect(next.kind).toBe("idle");
      expect(effects).not.toContain("open");
    }
  });

  it("R7 every state that waits or tries ends by itself", () => {
    for (const state of Object.values(states)) {
      const endsByItself = !["idle", "refused", "signedOut"].includes(state.kind);
      expect("due" in state).toBe(endsByItself);
    }
  });

  it("R13 a loss without a network is offline, and waits for the network", () => {
    const offline = { ...around, online: false };
    expect(transition(states.connecting, { type: "closed", clean: false }, offline).state.kind).toBe("offline");
    expect(transition(states.live, { type: "due" }, offline).state.kind).toBe("offline");
    expect(transition(states.offline, { type: "woke" }, offline)).toEqual({ state: states.offline, effects: [] });
  });

  it("R13 keeps when the connection was lost through all attempts", () => {
    const { state } = transition(states.live, { type: "closed", clean: false }, around);
    const attempt = transition(state, { type: "due" }, { ...around, now: now + 750 }).state;
    const again = transition(attempt, { type: "closed", clean: false }, { ...around, now: now + 800 }).state;
    expect(again).toMatchObject({ kind: "reconnecting", since: now, attempt: 2 });
  });
});
