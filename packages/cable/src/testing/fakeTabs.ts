import type { TabChannel } from "../client/index.ts";
import { FakeLocks } from "./fakeLocks.ts";
import { FakeTab, type FakeTabParts, type TabbedBrowser } from "./fakeTab.ts";

export interface FakeTabsParts extends FakeTabParts {
  /** How long it takes from a tab to the browser, and from there to another tab, in milliseconds; 0 without it. */
  readonly latency?: () => number;
}

interface Member extends TabChannel {
  readonly tab: FakeTab;
  hear(message: unknown): void;
}

/** The tabs of one browser, and what they find each other by. What happens between them happens as the clock advances. */
export class FakeTabs implements TabbedBrowser {
  readonly locks: FakeLocks;
  readonly #parts: FakeTabsParts;
  readonly #channels = new Map<string, Set<Member>>();
  /** When the last of each lane arrives. */
  readonly #lanes = new Map<string, number>();
  readonly #tabs: FakeTab[] = [];

  constructor(parts: FakeTabsParts) {
    this.#parts = parts;
    this.locks = new FakeLocks((lane, task) => this.#later(lane, task));
  }

  open(): FakeTab {
    const tab = new FakeTab(`tab-${this.#tabs.length + 1}`, this, this.#parts);
    this.#tabs.push(tab);
    return tab;
  }

  openChannel(tab: FakeTab, name: string, onMessage: (message: unknown) => void): TabChannel {
    const members = this.#channels.get(name) ?? new Set<Member>();
    this.#channels.set(name, members);
    let isOpen = true;
    const member: Member = {
      tab,
      hear: (message) => tab.run("messages", () => isOpen && onMessage(message)),
      post: (message) => {
        if (!isOpen) throw new Error("Posted on a channel that was closed");
        for (const other of members) if (other !== member) this.#carry(member, other, structuredClone(message));
      },
      close: () => {
        isOpen = false;
        members.delete(member);
      },
    };
    members.add(member);
    return member;
  }

  forget(tab: FakeTab): void {
    for (const members of this.#channels.values()) {
      for (const member of [...members]) if (member.tab === tab) member.close();
    }
    this.#later(`${tab.name}>locks`, () => this.locks.forget(tab));
  }

  #carry(from: Member, to: Member, message: unknown): void {
    this.#later(`${from.tab.name}>${to.tab.name}`, () => to.hear(message));
  }

  #later(lane: string, task: () => void): void {
    const { clock, latency } = this.#parts;
    const at = Math.max(this.#lanes.get(lane) ?? 0, clock.now() + (latency?.() ?? 0));
    this.#lanes.set(lane, at);
    clock.after(at - clock.now(), task);
  }
}
