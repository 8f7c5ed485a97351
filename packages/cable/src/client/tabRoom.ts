import type { TabChannel, TabPorts } from "./ports.ts";
import type { TabMessage } from "./tabMessages.ts";

interface RoomEvents {
  onEntered(): void;
  onUnable(): void;
  onHeld(): void;
  onLost(): void;
  onProved(): void;
  onMessage(message: TabMessage): void;
}

/** Where the tabs with one key meet: the channel, the lock of leadership, and a lock of each tab that ends with it. */
export class TabRoom {
  readonly #tabs: TabPorts;
  readonly #name: string;
  readonly #events: RoomEvents;
  readonly #watched = new Map<string, () => void>();
  #id = "";
  #channel: TabChannel | undefined;
  #giveUpOwn: (() => void) | undefined;
  #giveUpLeadership: (() => void) | undefined;

  constructor(tabs: TabPorts, key: string, events: RoomEvents) {
    this.#tabs = tabs;
    // Tabs of another build may speak another way: what changes in TabMessage changes this number.
    this.#name = `cable tabs 1: ${key}`;
    this.#events = events;
  }

  /** The tab's name while it is here. */
  get id(): string {
    return this.#id;
  }

  enter(id: string): void {
    this.#id = id;
    try {
      // By the name of the channel, all who speak on it speak TabMessage.
      const onMessage = (message: unknown) => this.#events.onMessage(message as TabMessage);
      this.#channel = this.#tabs.openChannel(this.#name, onMessage);
    } catch {
      this.#events.onUnable();
      return;
    }
    this.#giveUpOwn = this.#lock(id, false, this.#events.onEntered, this.#events.onUnable);
  }

  exit(): void {
    this.#channel?.close();
    this.#channel = undefined;
    this.#giveUpOwn?.();
    this.#giveUpOwn = undefined;
    this.giveUpLeadership();
  }

  /** Waits for leadership, or takes it. */
  seek(steal: boolean): void {
    this.#giveUpLeadership?.();
    this.#giveUpLeadership = this.#lock("leads", steal, this.#events.onHeld, this.#events.onLost);
  }

  /** A lock that nobody has is given after everything that was to be told before it: then leadership is really held. */
  prove(): void {
    const giveUp = this.#lock(`${this.#id}/proof`, false, () => {
      giveUp();
      this.#events.onProved();
    });
  }

  giveUpLeadership(): void {
    this.#giveUpLeadership?.();
    this.#giveUpLeadership = undefined;
    for (const giveUp of this.#watched.values()) giveUp();
    this.#watched.clear();
  }

  post(message: TabMessage): void {
    this.#channel?.post(message);
  }

  /** Calls `onGone` once when the other tab has gone, however it went. */
  watch(id: string, onGone: () => void): void {
    if (this.#watched.has(id)) return;
    const gone = () => {
      this.#watched.get(id)?.();
      this.#watched.delete(id);
      onGone();
    };
    this.#watched.set(id, this.#lock(id, false, gone, gone));
  }

  #lock(name: string, steal: boolean, onHeld: () => void, onLost = () => {}): () => void {
    return this.#tabs.lock(`${this.#name}/${name}`, steal, { onHeld, onLost });
  }
}
