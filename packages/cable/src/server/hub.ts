import { encodeData } from "../protocol/index.ts";
import type { FramedEvent } from "./framedEvent.ts";
import { frameShared, frameText, joinFrames } from "./framing.ts";
import type { CableLogger } from "./ports.ts";
import type { Counters } from "./stats.ts";
import type { Trace } from "./trace.ts";

/** One end of the fan-out. */
export interface Member {
  readonly extended: boolean;
  /** Its client reads compressed messages; absent, it does not. */
  readonly deflates?: boolean;
  write(frames: Buffer, count: number): void;
}

type View = (message: unknown) => unknown;

/** Those who get the same bytes of one stream: one identifier in one protocol and form, or one subscriber with a view of its own. */
export interface Group {
  readonly stream: string;
  readonly key: string;
  readonly identifierJson: string;
  readonly extended: boolean;
  readonly deflates: boolean;
  readonly view: View | undefined;
  readonly members: Set<Member>;
  queue: Buffer[];
  /** A list of this group alone, for the many who follow nothing else with their subscription. */
  readonly alone: readonly Group[];
}

interface Audience {
  /** By protocol, form and identifier. */
  readonly shared: Map<string, Group>;
  readonly viewing: Set<Group>;
}

/**
 * Fan-out of events to groups of sockets. An event is encoded and framed once per group; frames of one turn of the event
 * loop reach a socket in one write. What waits is flushed before a group changes and before a socket gets anything else,
 * so a member sees exactly the events from its joining on, in order.
 */
export class Hub {
  readonly #audiences = new Map<string, Audience>();
  #waiting: Group[] = [];
  readonly #logger: CableLogger;
  readonly #counters: Counters;
  readonly #schedule: (flush: () => void) => void;
  readonly #trace: Trace | undefined;

  constructor(
    logger: CableLogger,
    counters: Counters,
    schedule: (flush: () => void) => void = setImmediate,
    trace?: Trace,
  ) {
    this.#logger = logger;
    this.#counters = counters;
    this.#schedule = schedule;
    this.#trace = trace;
  }

  join(stream: string, identifier: string, member: Member, view: View | undefined): Group {
    this.flush();
    const audience = this.#audience(stream);
    const { extended, deflates = false } = member;
    const key = `${extended ? "extended" : "base"} ${deflates ? "deflated" : "plain"} ${identifier}`;
    const group =
      (view === undefined ? audience.shared.get(key) : undefined) ?? newGroup(stream, key, identifier, member, view);
    group.members.add(member);
    if (view === undefined) audience.shared.set(key, group);
    else audience.viewing.add(group);
    return group;
  }

  leave(group: Group, member: Member): void {
    this.flush();
    group.members.delete(member);
    if (group.members.size > 0) return;
    const audience = this.#audience(group.stream);
    if (group.view === undefined) audience.shared.delete(group.key);
    else audience.viewing.delete(group);
    if (audience.shared.size === 0 && audience.viewing.size === 0) this.#audiences.delete(group.stream);
  }

  /** Everyone who follows a stream. */
  members(stream: string): Set<Member> {
    const audience = this.#audiences.get(stream);
    const groups = audience === undefined ? [] : [...audience.shared.values(), ...audience.viewing];
    return new Set(groups.flatMap((group) => [...group.members]));
  }

  publish(event: FramedEvent): void {
    const audience = this.#audiences.get(event.stream);
    if (audience === undefined) return;
    for (const group of audience.shared.values()) this.#enqueue(group, event.frame(group));
    if (audience.viewing.size === 0) return;
    const message: unknown = JSON.parse(event.payload);
    for (const group of audience.viewing) {
      const frame = this.#frameView(group, message);
      if (frame !== undefined) this.#enqueue(group, frame);
    }
  }

  /** Sends everyone without a view what is made for their identifier. */
  announce(stream: string, encode: (identifierJson: string) => string): void {
    for (const group of this.#audiences.get(stream)?.shared.values() ?? []) {
      this.#enqueue(group, frameShared(encode(group.identifierJson), group.deflates));
    }
  }

  /** Writes all that waits. Never interrupted: a member that must go is taken out afterwards. */
  flush(): void {
    if (this.#waiting.length === 0) return;
    const start = performance.now();
    const waiting = this.#waiting;
    this.#waiting = [];
    if (this.#trace === undefined) writeOut(waiting);
    else this.#trace({ operation: "fanOut", groups: waiting.length }, () => writeOut(waiting));
    this.#counters.fannedOut((performance.now() - start) / 1000);
  }

  #enqueue(group: Group, frame: Buffer): void {
    if (group.queue.length === 0) {
      if (this.#waiting.length === 0) this.#schedule(() => this.flush());
      this.#waiting.push(group);
    }
    group.queue.push(frame);
  }

  #audience(stream: string): Audience {
    let audience = this.#audiences.get(stream);
    if (audience === undefined) {
      audience = { shared: new Map(), viewing: new Set() };
      this.#audiences.set(stream, audience);
    }
    return audience;
  }

  #frameView(group: Group, message: unknown): Buffer | undefined {
    try {
      const seen = group.view?.(message);
      return seen === undefined ? undefined : frameText(encodeData(group.identifierJson, JSON.stringify(seen)));
    } catch (error) {
      this.#logger.error({ error }, "A view of a stream failed; its subscriber does not see the event");
      return undefined;
    }
  }
}

function newGroup(stream: string, key: string, identifier: string, member: Member, view: View | undefined): Group {
  const { extended, deflates = false } = member;
  const alone: Group[] = [];
  const group: Group = {
    stream,
    key,
    identifierJson: JSON.stringify(identifier),
    extended,
    deflates,
    view,
    members: new Set(),
    queue: [],
    alone,
  };
  alone.push(group);
  return group;
}

function writeOut(waiting: readonly Group[]): void {
  for (const group of waiting) {
    const frames = joinFrames(group.queue);
    const count = group.queue.length;
    group.queue = [];
    for (const member of group.members) member.write(frames, count);
  }
}
