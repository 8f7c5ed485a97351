import { FakeClock } from "@hafaloha/cable/testing";
import { type Outcome, QueueRunner } from "../src/ordering/api/queueRunner.ts";
import type { HeardOfTabs, QueueStore } from "../src/ordering/api/queueStore.ts";
import type { SendingTurn } from "../src/ordering/api/sendingTurn.ts";
import { byPlace, type RefusedAction, type SavedAction } from "../src/ordering/state/savedAction.ts";

/** What becomes of a request: answered, lost on the way there or back, or held for ever. */
export type Network = "good" | "lostThere" | "lostBack" | "hangs";

/** For tests: the server's side of commands. It carries each out once for its key, and refuses moves to a stale version. */
export class CommandServer {
  network: Network = "good";
  readonly applied: SavedAction[] = [];
  readonly #versions = new Map<number, number>();
  readonly #answers = new Map<string, Outcome>();

  versionOf(orderId: number): number {
    return this.#versions.get(orderId) ?? 1;
  }

  /** Somebody else changes the order. */
  change(orderId: number): void {
    this.#versions.set(orderId, this.versionOf(orderId) + 1);
  }

  readonly receive = (action: SavedAction, signal: AbortSignal): Promise<Outcome> => {
    const lost: Outcome = { kind: "unanswered", waitMs: null };
    switch (this.network) {
      case "good":
        return Promise.resolve(this.#answer(action));
      case "lostThere":
        return Promise.resolve(lost);
      case "lostBack":
        this.#answer(action);
        return Promise.resolve(lost);
      case "hangs":
        this.#answer(action);
        return new Promise((resolve) => signal.addEventListener("abort", () => resolve(lost)));
      default:
        return this.network satisfies never;
    }
  };

  #answer(action: SavedAction): Outcome {
    const stored = this.#answers.get(action.id);
    if (stored) return stored;
    const { command } = action;
    if (command.kind === "move") {
      const version = this.versionOf(command.orderId);
      if (version !== command.expectedVersion) {
        return { kind: "refused", why: { kind: "beaten", status: "ready", version } };
      }
      this.change(command.orderId);
    }
    this.applied.push(action);
    const done: Outcome = { kind: "done" };
    this.#answers.set(action.id, done);
    return done;
  }
}

const hearsayMs = 50;

/** For tests: one device, whose tabs share what it keeps and take turns in sending. */
export class Device {
  readonly clock = new FakeClock();
  readonly server: CommandServer;
  readonly #actions = new Map<string, SavedAction>();
  readonly #refused = new Map<string, RefusedAction>();
  readonly #tabs = new Map<object, HeardOfTabs>();
  readonly #waiting: { onTurn(): void }[] = [];
  #holder: object | undefined;
  /** What the next keeping throws. */
  full = false;

  constructor(server: CommandServer) {
    this.server = server;
  }

  get actions(): readonly SavedAction[] {
    return [...this.#actions.values()].sort(byPlace);
  }

  get refused(): readonly RefusedAction[] {
    return [...this.#refused.values()];
  }

  openTab(): QueueRunner {
    return new QueueRunner({
      store: this.#store(),
      turn: this.#turn(),
      send: this.server.receive,
      now: () => this.clock.now(),
      after: (ms, task) => this.clock.after(ms, task),
      random: () => 0.5,
    });
  }

  #store(): QueueStore {
    const tab = {};
    // As in a browser, the others hear of it some time later.
    const tellOthers = (tell: (heard: HeardOfTabs) => void) =>
      this.clock.after(hearsayMs, () => {
        for (const [other, heard] of this.#tabs) if (other !== tab) tell(heard);
      });
    const change = (work: () => void) => {
      work();
      tellOthers(({ onChange }) => onChange());
    };
    return {
      read: () => ({ actions: [...this.#actions.values()], refused: this.refused }),
      keep: (action) => {
        if (this.full) throw new DOMException("No room", "QuotaExceededError");
        change(() => this.#actions.set(action.id, action));
      },
      forget: (ids) => change(() => ids.forEach((id) => void this.#actions.delete(id))),
      forgetSent: (id) => {
        tellOthers(({ onSent }) => onSent(id));
        change(() => void this.#actions.delete(id));
      },
      keepRefusals: (refused) => change(() => refused.forEach((one) => void this.#refused.set(one.action.id, one))),
      forgetRefusal: (id) => change(() => void this.#refused.delete(id)),
      watch: (heard) => {
        this.#tabs.set(tab, heard);
        return () => this.#tabs.delete(tab);
      },
    };
  }

  #turn(): SendingTurn {
    return {
      ask: (onTurn) => {
        const request = { onTurn };
        this.#waiting.push(request);
        // As the browser does: never before the asking is over.
        queueMicrotask(() => this.#grant());
        return () => {
          const at = this.#waiting.indexOf(request);
          if (at >= 0) this.#waiting.splice(at, 1);
          if (this.#holder === request) this.#holder = undefined;
          queueMicrotask(() => this.#grant());
        };
      },
      tryNow: async (work) => {
        if (this.#holder !== undefined) return false;
        work();
        return true;
      },
    };
  }

  #grant(): void {
    if (this.#holder !== undefined) return;
    const next = this.#waiting.shift();
    this.#holder = next;
    next?.onTurn();
  }
}

/** Until nothing that is under way can go on without time or the network. */
export async function settled(): Promise<void> {
  for (let turn = 0; turn < 200; turn += 1) await Promise.resolve();
}
