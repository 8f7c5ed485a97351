import { describe, expect, it } from "vitest";
import { afterLoss } from "./afterLoss.ts";
import type { ConnectionState } from "./connection.ts";
import { defaultPolicy } from "./policy.ts";

const now = 1_000_000;
const lost = 900_000;
const around = { now, random: 0.5, online: true, policy: defaultPolicy };
const attempting = (attempt: number, since: number) => ({ kind: "connecting", since, attempt, due: now + 10_000 });
const due = now - 1;

const cases: Record<ConnectionState["kind"], [state: ConnectionState, after: object | "the same"]> = {
  idle: [{ kind: "idle" }, "the same"],
  connecting: [{ kind: "connecting", since: lost, due, attempt: 0 }, attempting(0, lost)],
  authenticating: [{ kind: "authenticating", since: lost, due, attempt: 3 }, attempting(3, lost)],
  catchingUp: [{ kind: "catchingUp", since: lost, due, attempt: 3 }, attempting(1, now)],
  live: [{ kind: "live", since: lost, due, attempt: 3 }, attempting(1, now)],
  reconnecting: [{ kind: "reconnecting", since: lost, due, attempt: 3 }, "the same"],
  offline: [{ kind: "offline", since: lost, due }, attempting(1, lost)],
  gaveUp: [{ kind: "gaveUp", since: lost, due }, "the same"],
  probing: [
    { kind: "probing", since: lost, due },
    { kind: "gaveUp", since: lost, due },
  ],
  refused: [{ kind: "refused", since: lost, reason: undefined }, "the same"],
  signedOut: [{ kind: "signedOut", since: lost, reason: "remote", detail: undefined }, "the same"],
};

describe("afterLoss", () => {
  it.each(Object.entries(cases))("R14 of a connection that was %s", (_, [state, after]) => {
    expect(afterLoss(state, around)).toEqual(after === "the same" ? state : after);
  });

  it("R14 what is offline waits on where the new leader has no network either", () => {
    const offline: ConnectionState = { kind: "offline", since: lost, due };
    expect(afterLoss(offline, { ...around, online: false })).toBe(offline);
  });
});
