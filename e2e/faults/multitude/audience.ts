import { setTimeout as pause } from "node:timers/promises";
import { SeededRandom } from "@hafaloha/cable/testing";
import { answerQuestions } from "../../../bench/childProcess.ts";
import { Member, type Place } from "./member.ts";
import { Told } from "./told.ts";

export type AudienceQuestion =
  /** They know the stream up to `offset`. */
  | { readonly ask: "join"; readonly places: readonly Place[]; readonly count: number; readonly offset: number }
  /** Answered when everyone has heard all up to `offset`. */
  | { readonly ask: "hear"; readonly offset: number }
  | { readonly ask: "cut" }
  | { readonly ask: "comeBack" }
  /** For some milliseconds many go, in some way, and come back to where they were. */
  | { readonly ask: "mill"; readonly ms: number; readonly seed: number }
  | { readonly ask: "leave" }
  | { readonly ask: "account" };

export interface Milled {
  /** How often somebody came back. */
  readonly returns: number;
}

export interface Account {
  /** How often the server sent somebody away. */
  readonly losses: number;
  readonly problems: readonly string[];
  /** What everyone heard, that of the first offset first. */
  readonly payloads: readonly string[];
  /** Where they stand, and how many there. */
  readonly standing: Readonly<Record<number, number>>;
}

const atOnce = 200;
const millingAtOnce = 60;
const longestAbsenceMs = 1_000;
const silences = 0.05;
/** The server notices after two missed beats. */
const longestSilenceMs = 15_000;
const mostProblems = 20;

let members: readonly Member[] = [];
let told = new Told(0);
let awaited = { offset: 0, lacking: 0, tell: () => {} };

answerQuestions<AudienceQuestion>(async (question): Promise<object> => {
  switch (question.ask) {
    case "join":
      makeMembers(question);
      await forAll((member) => member.join());
      return {};
    case "hear":
      await hear(question.offset);
      return {};
    case "cut":
      await forAll((member) => member.cut());
      return {};
    case "comeBack":
      await forAll((member) => member.join());
      return {};
    case "mill":
      return { returns: await mill(question.ms, new SeededRandom(question.seed)) } satisfies Milled;
    case "leave":
      await forAll((member) => member.leave());
      return {};
    case "account":
      return account();
  }
});

function makeMembers({ places, count, offset }: Extract<AudienceQuestion, { ask: "join" }>): void {
  told = new Told(offset);
  members = Array.from({ length: count }, (_, index) => {
    const place = places[index % places.length];
    if (place === undefined) throw new Error("There is no place to go to");
    return new Member(place, told, offset, onHeard);
  });
}

async function forAll(run: (member: Member) => Promise<void>): Promise<void> {
  const rest = [...members];
  const some = async () => {
    for (let member = rest.pop(); member !== undefined; member = rest.pop()) await run(member);
  };
  await Promise.all(Array.from({ length: atOnce }, some));
}

function onHeard({ offset }: Member): void {
  if (offset === awaited.offset && --awaited.lacking === 0) awaited.tell();
}

async function hear(offset: number): Promise<void> {
  const lacking = members.filter((member) => member.offset < offset).length;
  if (lacking === 0) return;
  await new Promise<void>((tell) => {
    awaited = { offset, lacking, tell };
  });
}

async function mill(ms: number, chance: SeededRandom): Promise<number> {
  const until = performance.now() + ms;
  const there = [...members];
  let returns = 0;
  const one = async () => {
    while (performance.now() < until) {
      const [member] = there.splice(chance.between(0, there.length - 1), 1);
      if (member === undefined) return;
      if (chance.chance(silences)) {
        member.fallSilent();
        await pause(Math.min(chance.between(0, longestSilenceMs), Math.max(0, until - performance.now())));
      }
      await (chance.chance(0.5) ? member.cut() : member.leave());
      await pause(chance.between(0, longestAbsenceMs));
      await member.join();
      returns += 1;
      there.push(member);
    }
  };
  await Promise.all(Array.from({ length: Math.min(millingAtOnce, members.length) }, one));
  return returns;
}

function account(): Account {
  const standing: Record<number, number> = {};
  for (const { offset } of members) standing[offset] = (standing[offset] ?? 0) + 1;
  const problems = members.flatMap((member) => member.problems);
  const losses = members.reduce((sum, member) => sum + member.losses, 0);
  return { losses, problems: problems.slice(0, mostProblems), payloads: told.payloads(), standing };
}
