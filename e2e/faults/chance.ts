import { randomInt } from "node:crypto";
import { SeededRandom } from "@hafaloha/cable/testing";

interface Chance {
  readonly chance: SeededRandom;
  /** Tells how the test gets on. */
  say(line: string): void;
}

/** What a test leaves to chance; the seed is printed, and FAULT_SEED gives it again. */
export function openChance(suite: { readonly name: string } | undefined): Chance {
  const seed = Number(process.env.FAULT_SEED ?? randomInt(2 ** 31));
  const say = (line: string) => console.log(`${suite?.name}: ${line}`);
  say(`FAULT_SEED=${seed}`);
  return { chance: new SeededRandom(seed), say };
}
