import type {
  ClientClock,
  ClientPorts,
  ClientSocket,
  Surroundings,
  TabChannel,
  TabPorts,
  TabSharing,
} from "../client/index.ts";
import { SharedLine } from "../client/sharedLine.ts";
import type { FakeClock } from "./fakeClock.ts";
import type { FakeLocks } from "./fakeLocks.ts";

export interface FakeTabParts {
  readonly clock: Pick<FakeClock, "now" | "after">;
  readonly openSocket: (url: string, protocols: string[]) => ClientSocket;
  readonly random: () => number;
}

/** What a tab needs of its browser. */
export interface TabbedBrowser {
  readonly locks: FakeLocks;
  /** As `TabPorts.openChannel`, for one tab. What was posted before a tab joined it does not hear. */
  openChannel(tab: FakeTab, name: string, onMessage: (message: unknown) => void): TabChannel;
  /** The tab is no more. */
  forget(tab: FakeTab): void;
}

type Source = "timers" | "sockets" | "messages" | "locks" | "page";

/** One tab: all that a `CableClient` in it needs. Frozen it does nothing, and what comes meanwhile waits. */
export class FakeTab implements ClientPorts {
  readonly name: string;
  readonly sockets: ClientSocket[] = [];
  readonly random: () => number;
  readonly clock: ClientClock;
  readonly tabs: { -readonly [Name in keyof TabPorts]: TabPorts[Name] };
  readonly surroundings: Surroundings;
  /** How much later than asked for its timers run, as those of a page in the background do. */
  timersLateByMs = 0;
  readonly #browser: TabbedBrowser;
  readonly #parts: FakeTabParts;
  readonly #held = new Map<Source, (() => void)[]>();
  readonly #watchers = new Set<(change: "offline" | "woke" | "frozen") => void>();
  #state: "running" | "frozen" | "thawing" | "closed" = "running";
  #isOnline = true;

  constructor(name: string, browser: TabbedBrowser, parts: FakeTabParts) {
    this.name = name;
    this.#browser = browser;
    this.#parts = parts;
    this.random = parts.random;
    this.clock = { now: () => parts.clock.now(), after: (ms, task) => this.#after(ms, task) };
    this.tabs = {
      lock: (lock, steal, events) => browser.locks.request(this, lock, steal, events),
      openChannel: (channel, onMessage) => browser.openChannel(this, channel, onMessage),
    };
    this.surroundings = {
      online: () => this.#isOnline,
      watch: (onChange) => {
        this.#watchers.add(onChange);
        return () => this.#watchers.delete(onChange);
      },
    };
  }

  /** Has a client in this tab share with those of the browser's others. */
  share(key: () => string | undefined): TabSharing {
    const openLine: Awaited<ReturnType<TabSharing["load"]>>["openLine"] = (parts, hears, name) =>
      new SharedLine(parts, hears, this.tabs, name);
    return { key, load: async () => ({ openLine }) };
  }

  get isFrozen(): boolean {
    return this.#state === "frozen";
  }

  get watchers(): number {
    return this.#watchers.size;
  }

  readonly openSocket = (url: string, protocols: string[]): ClientSocket => {
    const socket = this.#parts.openSocket(url, protocols);
    this.sockets.push(socket);
    return new TabSocket(socket, (task) => this.run("sockets", task));
  };

  /** Runs what comes to the tab from outside, in its turn. */
  run(source: Source, task: () => void): void {
    if (this.#state === "closed") return;
    if (this.#state === "running") task();
    else this.#held.set(source, [...(this.#held.get(source) ?? []), task]);
  }

  tell(change: "offline" | "woke"): void {
    this.run("page", () => {
      this.#isOnline = change === "woke";
      this.#tell(change);
    });
  }

  /** A browser says so before it freezes a page; one that hangs is not told. */
  freeze(isTold: boolean): void {
    if (this.#state !== "running") return;
    if (isTold) this.#tell("frozen");
    this.#state = "frozen";
  }

  /** What waited comes in the order of each source, but in any order of the sources. */
  wake(): void {
    if (this.#state !== "frozen") return;
    this.#state = "thawing";
    this.tell("woke");
    this.#thaw();
  }

  /** The page has gone, or its process. Told of it, it can still say something. */
  close(isTold: boolean): void {
    if (this.#state === "running" && isTold) this.#tell("frozen");
    this.#state = "closed";
    for (const socket of this.sockets) socket.close();
    this.#browser.forget(this);
  }

  #thaw(): void {
    const waiting = [...this.#held].filter(([, tasks]) => tasks.length > 0);
    if (this.#state !== "thawing") return;
    const [, tasks] = waiting[Math.floor(this.random() * waiting.length)] ?? [];
    if (tasks === undefined) {
      this.#state = "running";
      return;
    }
    tasks.shift()?.();
    this.#parts.clock.after(1, () => this.#thaw());
  }

  #after(ms: number, task: () => void): () => void {
    let isWanted = true;
    const cancel = this.#parts.clock.after(ms + this.timersLateByMs, () =>
      this.run("timers", () => isWanted && task()),
    );
    return () => {
      isWanted = false;
      cancel();
    };
  }

  #tell(change: "offline" | "woke" | "frozen"): void {
    for (const watcher of [...this.#watchers]) watcher(change);
  }
}

/** A socket whose events come to its tab in their turn. */
class TabSocket implements ClientSocket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: never) => void) | null = null;
  onclose: ((event: never) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  readonly #socket: ClientSocket;

  constructor(socket: ClientSocket, run: (task: () => void) => void) {
    this.#socket = socket;
    socket.onopen = (event: never) => run(() => this.onopen?.(event));
    socket.onmessage = (event: never) => run(() => this.onmessage?.(event));
    socket.onclose = (event: never) => run(() => this.onclose?.(event));
    socket.onerror = (event: never) => run(() => this.onerror?.(event));
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  get protocol(): string {
    return this.#socket.protocol;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  close(code?: number): void {
    this.#socket.close(code);
  }
}
