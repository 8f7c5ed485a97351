import { type Contender, startContender } from "./contender.ts";
import { median } from "./result.ts";

/** Who takes part, under the name that the tables give it. */
export interface Contending {
  readonly name: string;
  readonly peer: string;
  /** Far slower than the others: measured by itself and over fewer messages, so that its heartbeats disturb nobody. */
  readonly isSlow?: true;
}

export interface Load {
  readonly subscribers: number;
  /** Events in one turn of the event loop. */
  readonly atOnce: number;
}

/** What one contender was found to need, or why it was left out. */
export type Measured = { readonly name: string } & (
  | {
      /** Microseconds of the server's CPU for each message delivered. */
      readonly cpu: number;
      /** Milliseconds from the publishing of the events of one turn until the last client has them. */
      readonly wall: number;
      /** Messages that did not come; what was measured meanwhile does not count. */
      readonly lost: number;
    }
  | { readonly leftOut: string }
);

export const rounds = 3;

/** Of each slice; the first slice of a round warms up. */
const quick = { slices: 6, deliveries: 25_000 };
const slow = { slices: 2, deliveries: 5_000 };

/**
 * What a delivered message costs each contender: in every round they are all started anew and take turns slice by slice,
 * so that what else the machine does hits all of them alike. The medians over all slices.
 */
export async function measureDeliveries(what: string, contending: readonly Contending[], load: Load) {
  const all = contending.map((one) => new Participant(one, load));
  const groups = [all.filter(({ isSlow }) => !isSlow), ...all.filter(({ isSlow }) => isSlow).map((one) => [one])];
  for (let round = 1; round <= rounds; round++) {
    for (const group of groups) {
      console.log(`${what}: round ${round} of ${rounds}, ${group.map(({ name }) => name).join(", ")}`);
      await takeTurns(group);
    }
  }
  return all.map((one) => one.found());
}

async function takeTurns(group: readonly Participant[]): Promise<void> {
  for (const one of group) await one.enter();
  for (let slice = 0; slice < (group[0]?.effort.slices ?? 0); slice++) {
    for (const one of group) await one.measure(slice > 0);
  }
  for (const one of group) await one.leave();
}

class Participant {
  readonly effort: typeof quick;
  readonly isSlow: boolean;
  readonly #contending: Contending;
  readonly #load: Load;
  readonly #slices: { readonly cpu: number; readonly wall: number }[] = [];
  #contender: Contender | undefined;
  #version = "";
  #leftOut = "";
  #lost = 0;

  constructor(contending: Contending, load: Load) {
    this.#contending = contending;
    this.#load = load;
    this.isSlow = contending.isSlow ?? false;
    this.effort = this.isSlow ? slow : quick;
  }

  get name(): string {
    return [this.#contending.name, this.#version].filter((part) => part !== "").join(" ");
  }

  async enter(): Promise<void> {
    const contender = await startContender(this.#contending.peer);
    if ("leftOut" in contender) {
      this.#leftOut = contender.leftOut;
      return;
    }
    await contender.join(this.#load.subscribers);
    this.#contender = contender;
    this.#version = contender.version ?? "";
  }

  /** One slice; the figures of one that warms up do not count. */
  async measure(counts: boolean): Promise<void> {
    const contender = this.#contender;
    if (contender === undefined) return;
    const { subscribers, atOnce } = this.#load;
    const turns = Math.ceil(this.effort.deliveries / (subscribers * atOnce));
    const cpuBefore = await contender.cpu();
    const before = performance.now();
    let lost = 0;
    for (let turn = 0; turn < turns; turn++) lost += await contender.tell(atOnce);
    const wall = (performance.now() - before) / turns;
    const cpu = ((await contender.cpu()) - cpuBefore) / (turns * atOnce * subscribers);
    this.#lost += lost;
    if (counts && lost === 0) this.#slices.push({ cpu, wall });
  }

  async leave(): Promise<void> {
    await this.#contender?.stop();
    this.#contender = undefined;
  }

  found(): Measured {
    const { name } = this;
    if (this.#leftOut !== "") return { name, leftOut: this.#leftOut };
    return {
      name,
      cpu: median(this.#slices.map(({ cpu }) => cpu)),
      wall: median(this.#slices.map(({ wall }) => wall)),
      lost: this.#lost,
    };
  }
}

/** The CPU of one contender as a multiple of another's; `undefined` when one of them was left out. */
export function ratio(measured: readonly Measured[], name: string, to: string): number | undefined {
  const cpuOf = (wanted: string) => {
    const found = measured.find((one) => one.name.startsWith(wanted));
    return found !== undefined && "cpu" in found ? found.cpu : Number.NaN;
  };
  const times = cpuOf(name) / cpuOf(to);
  return Number.isNaN(times) ? undefined : times;
}
