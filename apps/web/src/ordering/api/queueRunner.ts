import { newIdempotencyKey } from "../../shared/http/idempotencyKey.ts";
import {
  foundQueue,
  nextQueue,
  type OfflineQueue,
  type QueueEffect,
  type QueueEvent,
  type QueueNews,
} from "../state/offlineQueue.ts";
import type { Command, Refusal, SavedAction } from "../state/savedAction.ts";
import type { QueueStore } from "./queueStore.ts";
import type { SendingTurn } from "./sendingTurn.ts";

export type Outcome =
  | { readonly kind: "done" }
  | { readonly kind: "refused"; readonly why: Refusal }
  /** Nobody knows whether it was done. `waitMs`: how long the server asked to be left alone. */
  | { readonly kind: "unanswered"; readonly waitMs: number | null };

export interface QueuePorts {
  readonly store: QueueStore;
  readonly turn: SendingTurn;
  /** Sends one action, under its own key; never rejects. */
  send(action: SavedAction, signal: AbortSignal): Promise<Outcome>;
  /** By the server's clock, in epoch milliseconds. */
  now(): number;
  /** Runs `task` once after `ms`; returns what cancels it. */
  after(ms: number, task: () => void): () => void;
  /** 0 <= random() < 1 */
  random(): number;
}

const retryMs = { min: 1_000, max: 5_000 } as const;
const slowMs = 1_000;

/** Performs what the queue decides: keeps, sends one action at a time, and tells what became of them. */
export class QueueRunner {
  readonly #ports: QueuePorts;
  readonly #watchers = new Set<() => void>();
  readonly #listeners = new Set<(news: QueueNews) => void>();
  readonly #events: QueueEvent[] = [];
  #queue: OfflineQueue;
  #request: AbortController | undefined;
  #endTurn: (() => void) | undefined;
  #cancelPause: (() => void) | undefined;

  constructor(ports: QueuePorts) {
    this.#ports = ports;
    this.#queue = foundQueue(ports.store.read());
  }

  /** Replaced, never changed: fit for `useSyncExternalStore`. */
  get queue(): OfflineQueue {
    return this.#queue;
  }

  watch(onChange: () => void): () => void {
    const watcher = () => onChange();
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  /** Calls `listener` with what becomes of actions, until the returned function is called. */
  listen(listener: (news: QueueNews) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Sends what is saved, until the returned function is called; what is left then waits for the next page. */
  start(): () => void {
    const onChange = () => this.tell({ type: "read", ...this.#ports.store.read() });
    const unwatch = this.#ports.store.watch({ onChange, onSent: (id) => this.tell({ type: "sentElsewhere", id }) });
    onChange();
    return () => {
      unwatch();
      this.#cancelPause?.();
      this.tell({ type: "stop" });
    };
  }

  /** Saves and, as soon as it can be, sends what staff did; false where there is no room for it. */
  act(command: Command): boolean {
    const id = newIdempotencyKey();
    const place = 1 + Math.max(0, ...this.#queue.saved.map(({ action }) => action.place));
    this.tell({ type: "act", action: { id, place, at: this.#ports.now(), command } });
    return this.#queue.saved.some(({ action }) => action.id === id);
  }

  /** Takes an action back; false where it is being sent, in whichever tab, or has been. */
  async discard(id: string): Promise<boolean> {
    const attempt = () => this.tell({ type: "discard", id });
    if (this.#queue.kind === "sending") attempt();
    else if (!(await this.#ports.turn.tryNow(attempt))) return false;
    return !this.#queue.saved.some(({ action }) => action.id === id);
  }

  /** An event that comes while another one is worked off waits for its turn. */
  tell(event: QueueEvent): void {
    this.#events.push(event);
    if (this.#events.length > 1) return;
    const before = this.#queue;
    for (let next: QueueEvent | undefined = event; next !== undefined; next = this.#events[0]) {
      const { queue, effects } = nextQueue(this.#queue, next, this.#ports.now());
      this.#queue = queue;
      for (const effect of effects) this.#guarded(() => this.#perform(effect));
      this.#events.shift();
    }
    if (this.#queue === before) return;
    for (const watcher of Array.from(this.#watchers)) watcher();
  }

  #perform(effect: QueueEffect): void {
    const { store } = this.#ports;
    switch (effect.type) {
      case "keep":
        this.#keep(effect.action);
        return;
      case "forget":
        store.forget(effect.ids);
        return;
      case "forgetSent":
        store.forgetSent(effect.id);
        return;
      case "keepRefusals":
        store.keepRefusals(effect.refused);
        return;
      case "forgetRefusal":
        store.forgetRefusal(effect.id);
        return;
      case "askTurn":
        this.#cancelPause?.();
        this.#endTurn = this.#ports.turn.ask(() => this.tell({ type: "turn", ...store.read() }));
        return;
      case "endTurn":
        this.#endTurn?.();
        this.#endTurn = undefined;
        return;
      case "send":
        void this.#send(effect.action, effect.attempt);
        return;
      case "abandon":
        this.#request?.abort();
        return;
      case "pause":
        this.#cancelPause = this.#ports.after(this.#delay(effect), () => this.tell({ type: "due" }));
        return;
      case "tell":
        for (const listener of Array.from(this.#listeners)) this.#guarded(() => listener(effect.news));
        return;
      default:
        effect satisfies never;
    }
  }

  /** Whatever throws, the queue goes on. */
  #guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      console.error("The queue of saved actions", error);
    }
  }

  #keep(action: SavedAction): void {
    try {
      this.#ports.store.keep(action);
    } catch (error) {
      console.warn("An action cannot be kept on this device", error);
      this.tell({ type: "notKept", id: action.id });
    }
  }

  async #send(action: SavedAction, attempt: number): Promise<void> {
    const request = new AbortController();
    this.#request = request;
    const cancelSlow = this.#ports.after(slowMs, () => this.tell({ type: "slow", attempt }));
    const outcome = await this.#ports.send(action, request.signal);
    cancelSlow();
    switch (outcome.kind) {
      case "done":
        return this.tell({ type: "answered", attempt });
      case "refused":
        return this.tell({ type: "refused", attempt, why: outcome.why });
      case "unanswered":
        return this.tell({ type: "unanswered", attempt, waitMs: outcome.waitMs });
      default:
        outcome satisfies never;
    }
  }

  /** Ever longer, and no two devices of a restaurant at the same moment. */
  #delay({ failures, waitMs }: Extract<QueueEffect, { type: "pause" }>): number {
    const full = Math.min(retryMs.max, retryMs.min * 1.5 ** (failures - 1));
    return waitMs ?? full * (0.5 + this.#ports.random() / 2);
  }
}
