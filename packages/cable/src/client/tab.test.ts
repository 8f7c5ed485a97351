import { describe, expect, it } from "vitest";
import { cellsOf, stepped } from "../../test/transitionTable.ts";
import { defaultPolicy } from "./policy.ts";
import { type TabEvent, type TabState, tabTransition } from "./tab.ts";

const now = 1_000_000;
const around = { now, random: 0.5, online: true, policy: defaultPolicy };

const states = {
  out: { kind: "out", number: 7 },
  away: { kind: "away", number: 7 },
  entering: { kind: "entering", number: 7 },
  candidate: { kind: "candidate", number: 7, due: now, asked: 1 },
  follower: { kind: "follower", number: 7, due: now, asked: 0 },
  followerSlept: { kind: "follower", number: 7, due: now - 1_501, asked: 2 },
  followerUnheard: { kind: "follower", number: 7, due: now, asked: 2 },
  elected: { kind: "elected", number: 7 },
  leader: { kind: "leader", number: 7, due: now, seenAt: now - 1_000 },
  leaderSlept: { kind: "leader", number: 7, due: now, seenAt: now - 5_251 },
  alone: { kind: "alone", number: 7 },
} satisfies Record<string, TabState>;

const events = {
  join: { type: "join" },
  leave: { type: "leave" },
  frozen: { type: "frozen" },
  woke: { type: "woke" },
  entered: { type: "entered" },
  unable: { type: "unable" },
  held: { type: "held" },
  lost: { type: "lost" },
  proved: { type: "proved" },
  ledBefore: { type: "led", number: 6 },
  led: { type: "led", number: 7 },
  ledAnew: { type: "led", number: 8 },
  told: { type: "told", number: 7 },
  toldAnew: { type: "told", number: 8 },
  seen: { type: "seen" },
  due: { type: "due" },
} satisfies Record<string, TabEvent>;

type StateName = keyof typeof states;
type EventName = keyof typeof events;
/** `-`: nothing changes. Else the next state (with its number, questions, when it last ran and until it is due), then the effects. */
type Expected = string;

const nothing = {
  join: "-",
  leave: "out#7 exit",
  frozen: "-",
  woke: "-",
  entered: "-",
  unable: "-",
  held: "-",
  lost: "-",
  proved: "-",
  ledBefore: "-",
  led: "-",
  ledAnew: "-",
  told: "-",
  toldAnew: "-",
  seen: "-",
  due: "-",
} satisfies Record<EventName, Expected>;

const frozen = "away#7 exit";
const waits = {
  ...nothing,
  frozen,
  held: "elected#7 lose prove",
  ledAnew: "follower#8?0+3750 follow",
} satisfies Record<EventName, Expected>;
const deposed = "candidate#7?1+3750 stepDown queue ask";
const leadsOn = "leader#7@0+0";

const table: Record<StateName, Record<EventName, Expected>> = {
  out: { ...nothing, leave: "-", join: "entering#7 enter" },
  away: { ...nothing, join: "entering#7 enter", woke: "entering#7 enter" },
  entering: { ...nothing, frozen, entered: "candidate#7?1+3750 queue ask", unable: "alone#7 exit goAlone" },
  candidate: { ...waits, led: "follower#7?0+3750 follow", due: "candidate#7?2+3750 ask" },
  follower: { ...waits, led: "follower#7?0+3750", due: "follower#7?1+3750 ask" },
  followerSlept: { ...waits, led: "follower#7?0+3750", due: "follower#7?3+3750 ask" },
  followerUnheard: { ...waits, led: "follower#7?0+3750", due: "candidate#7?0+3750 lose steal" },
  elected: { ...nothing, frozen, proved: "leader#1000000.5@0+1500 lead", lost: "candidate#7?1+3750 queue ask" },
  leader: {
    join: leadsOn,
    leave: "out#7 exit",
    frozen,
    woke: leadsOn,
    entered: leadsOn,
    unable: leadsOn,
    held: leadsOn,
    lost: deposed,
    proved: leadsOn,
    ledBefore: leadsOn,
    led: leadsOn,
    ledAnew: "follower#8?0+3750 stepDown queue follow",
    told: leadsOn,
    toldAnew: "candidate#8?1+3750 stepDown queue ask",
    seen: leadsOn,
    due: "leader#7@0+1500",
  },
  leaderSlept: {
    join: deposed,
    leave: "out#7 exit",
    frozen,
    woke: deposed,
    entered: deposed,
    unable: deposed,
    held: deposed,
    lost: deposed,
    proved: deposed,
    ledBefore: deposed,
    led: deposed,
    ledAnew: "follower#8?0+3750 stepDown queue follow",
    told: deposed,
    toldAnew: "candidate#8?1+3750 stepDown queue ask",
    seen: deposed,
    due: deposed,
  },
  alone: nothing,
};

function shown(state: TabState): string {
  const asked = "asked" in state ? `?${state.asked}` : "";
  const seen = "seenAt" in state ? `@${state.seenAt - now}` : "";
  return `${state.kind}#${state.number}${asked}${seen}${"due" in state ? `+${state.due - now}` : ""}`;
}

describe("tabTransition", () => {
  it.each(cellsOf(states, events, table))("R14 $stateName on $eventName: $expected", (cell) => {
    expect(stepped(cell.state, tabTransition(cell.state, cell.event, around), shown)).toBe(cell.expected);
  });

  it("R14 a new leadership has a higher number than any that was heard of, whatever the clock says", () => {
    const known: TabState = { kind: "elected", number: now + 5_000 };
    expect(tabTransition(known, { type: "proved" }, around).state.number).toBe(now + 5_001);
  });

  it("R14 one whose timers are always late deposes a leader that stays silent all the same", () => {
    let state: TabState = states.followerSlept;
    const late = () => ("due" in state ? state.due : 0) + 60_000;
    for (let asked = 0; asked < 2; asked += 1)
      state = tabTransition(state, { type: "due" }, { ...around, now: late() }).state;
    expect(state.kind).toBe("candidate");
  });

  it("R14 a leader gives up before anybody may have deposed it", () => {
    const { state: asking } = tabTransition(states.follower, { type: "due" }, { ...around, random: 0 });
    const { state: last } = tabTransition(asking, { type: "due" }, { ...around, random: 0 });
    const silence = "due" in last ? 2 * (last.due - now) : 0;
    const asleep: TabState = { ...states.leader, seenAt: now - silence };
    expect(tabTransition(asleep, { type: "seen" }, around).effects).toContain("stepDown");
  });
});
