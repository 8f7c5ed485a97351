import type { ClientFrame, HistoryRequest, StreamPosition } from "../protocol/index.ts";
import type { LineFrame } from "./line.ts";
import { lowest } from "./lowest.ts";

/** What is sent to tabs. `replaying`: the frame may be part of a history that another one asked for. */
export interface Delivery {
  readonly to: readonly string[];
  readonly frame: LineFrame;
  readonly replaying: boolean;
}

interface Wiring {
  send(frame: ClientFrame): void;
  deliver(delivery: Delivery): void;
}

/** A tab that has subscribed: the history that it still waits for, and whether the one on the wire brings it. */
interface Member {
  asked: HistoryRequest | undefined;
  served: boolean;
  present: boolean;
}

/** One identifier on the wire, and the tabs that share it. */
interface Topic {
  readonly identifier: string;
  readonly members: Map<string, Member>;
  /** How far each stream has been passed on. */
  readonly passed: Map<string, StreamPosition>;
  /** Streams of which the present history may bring what was there before the others. */
  readonly unsure: Set<string>;
  phase: "pending" | "replaying" | "confirmed";
  asked: HistoryRequest | undefined;
}

type Named = Extract<LineFrame, { readonly identifier: string }>;

/**
 * The leader's part of one connection: makes one subscription on the wire of those of all tabs. Each tab speaks the
 * protocol as if it were alone, and is answered so: who comes later is confirmed at once, and a history reaches only who
 * asked for it, but for what is new in it to all.
 */
export class TabHub {
  readonly #wiring: Wiring;
  readonly #topics = new Map<string, Topic>();
  #token: string | undefined;

  constructor(wiring: Wiring) {
    this.#wiring = wiring;
  }

  /** What a tab would send to the server. */
  fromTab(tab: string, frame: ClientFrame): void {
    switch (frame.command) {
      case "subscribe":
        this.#subscribe(tab, frame.identifier, frame.history);
        return;
      case "history":
        this.#history(tab, frame.identifier, frame.history);
        return;
      case "unsubscribe":
        this.#leave(tab, this.#topics.get(frame.identifier));
        return;
      case "join":
        this.#member(tab, frame.identifier, (member) => {
          member.present = true;
          this.#wiring.send(frame);
        });
        return;
      case "leave":
        this.#member(tab, frame.identifier, (member, topic) => this.#withdraw(member, topic));
        return;
      case "authenticate":
        // Each tab hears of a renewed token and shows it; the server needs it once.
        if (frame.token !== this.#token) this.#wiring.send(frame);
        this.#token = frame.token;
        return;
      default:
        this.#wiring.send(frame);
    }
  }

  fromServer(frame: Named): void {
    const topic = this.#topics.get(frame.identifier);
    if (topic === undefined) return;
    switch (frame.type) {
      case "data":
        this.#data(topic, frame);
        return;
      case "confirm_subscription":
        if (topic.phase === "pending") this.#confirmed(topic, frame);
        return;
      case "reject_subscription":
        this.#topics.delete(topic.identifier);
        this.#deliver(topic, frame);
        return;
      case "confirm_history":
      case "reject_history":
        if (topic.phase === "replaying") this.#replayed(topic, frame);
        return;
      case "presence":
        this.#deliver(topic, frame);
        return;
      default:
        frame satisfies never;
    }
  }

  /** The tab is no more, or does not share any more. */
  gone(tab: string): void {
    for (const topic of [...this.#topics.values()]) this.#leave(tab, topic);
  }

  #subscribe(tab: string, identifier: string, asked: HistoryRequest | undefined): void {
    const topic = this.#topics.get(identifier);
    if (topic === undefined) {
      const members = new Map([[tab, { asked, served: true, present: false }]]);
      const opened: Topic = { identifier, members, passed: new Map(), unsure: new Set(), phase: "pending", asked };
      this.#topics.set(identifier, opened);
      this.#request(opened);
      return;
    }
    const before = topic.members.get(tab);
    const served = topic.phase === "pending" && covers(topic.asked, asked);
    topic.members.set(tab, { asked, served, present: before?.present === true });
    if (topic.phase !== "pending") {
      this.#wiring.deliver({ to: [tab], frame: { type: "confirm_subscription", identifier }, replaying: false });
      if (topic.phase === "confirmed") this.#next(topic);
    } else if (before !== undefined && topic.asked === undefined) {
      // It has waited in vain. A history is not asked for twice: of two answers nobody could tell which has come.
      this.#request(topic);
    }
  }

  #request(topic: Topic): void {
    const { identifier } = topic;
    topic.asked = this.#serveAll(topic);
    this.#wiring.send({
      command: "subscribe",
      identifier,
      ...(topic.asked === undefined ? {} : { history: topic.asked }),
    });
  }

  #history(tab: string, identifier: string, asked: HistoryRequest): void {
    this.#member(tab, identifier, (member, topic) => {
      if (topic.phase === "replaying" && member.served) return;
      member.asked = asked;
      member.served = topic.phase === "pending" && covers(topic.asked, asked);
      if (topic.phase === "confirmed") this.#next(topic);
    });
  }

  /** Asks for the history that somebody still waits for. */
  #next(topic: Topic): void {
    const asked = this.#serveAll(topic);
    if (asked === undefined) return;
    topic.asked = asked;
    topic.phase = "replaying";
    this.#wiring.send({ command: "history", identifier: topic.identifier, history: asked });
  }

  #serveAll({ members }: Topic): HistoryRequest | undefined {
    for (const member of members.values()) member.served = member.asked !== undefined;
    return lowest([...members.values()].flatMap(({ asked }) => positionsOf(asked)));
  }

  #confirmed(topic: Topic, frame: Named): void {
    if (topic.members.size === 0) {
      this.#end(topic);
      return;
    }
    topic.phase = topic.asked === undefined ? "confirmed" : "replaying";
    this.#deliver(topic, frame);
    if (topic.phase === "confirmed") this.#next(topic);
  }

  #replayed(topic: Topic, frame: Named): void {
    const { identifier } = topic;
    topic.phase = "confirmed";
    topic.unsure.clear();
    for (const position of frame.type === "confirm_history" ? positionsOf(topic.asked) : []) {
      if (!topic.passed.has(position.stream)) topic.passed.set(position.stream, position);
    }
    this.#deliver(topic, frame, ({ served }) => served);
    // Whoever asked for nothing has missed nothing; but who knows no position may have been passed by.
    this.#deliver(topic, { type: "confirm_history", identifier }, ({ asked }) => asked === undefined);
    for (const member of topic.members.values()) {
      if (member.served) member.asked = undefined;
      member.served = false;
    }
    this.#next(topic);
  }

  #data(topic: Topic, frame: Extract<LineFrame, { type: "data" }>): void {
    const { position } = frame;
    if (position === undefined) {
      this.#deliver(topic, frame);
      return;
    }
    const { stream, epoch, offset } = position;
    const before = topic.passed.get(stream);
    const isReplaying = topic.phase === "replaying";
    if (isReplaying && before === undefined) topic.unsure.add(stream);
    this.#deliver(topic, frame, ({ served }) => served, isReplaying);
    if (before?.epoch === epoch && offset <= before.offset) return;
    topic.passed.set(stream, position);
    this.#deliver(topic, frame, ({ served }) => !served, topic.unsure.has(stream));
  }

  #member(tab: string, identifier: string, act: (member: Member, topic: Topic) => void): void {
    const topic = this.#topics.get(identifier);
    const member = topic?.members.get(tab);
    if (topic !== undefined && member !== undefined) act(member, topic);
  }

  /** One session shows one presence: it ends when no tab shows it any more. */
  #withdraw(member: Member, { identifier, members }: Topic): void {
    if (!member.present) return;
    member.present = false;
    if (![...members.values()].some(({ present }) => present)) this.#wiring.send({ command: "leave", identifier });
  }

  #leave(tab: string, topic: Topic | undefined): void {
    const member = topic?.members.get(tab);
    if (topic === undefined || member === undefined) return;
    topic.members.delete(tab);
    this.#withdraw(member, topic);
    // Not before it was answered: its confirmation must not be taken for that of a later one.
    if (topic.members.size === 0 && topic.phase !== "pending") this.#end(topic);
  }

  #end({ identifier }: Topic): void {
    this.#topics.delete(identifier);
    this.#wiring.send({ command: "unsubscribe", identifier });
  }

  #deliver(topic: Topic, frame: Named, matches: (member: Member) => boolean = () => true, replaying = false): void {
    const to = [...topic.members].flatMap(([tab, member]) => (matches(member) ? [tab] : []));
    if (to.length > 0) this.#wiring.deliver({ to, frame, replaying });
  }
}

/** Whether a history from there brings what was asked for here. */
function covers(from: HistoryRequest | undefined, asked: HistoryRequest | undefined): boolean {
  const wanted = positionsOf(asked);
  return (
    wanted.length > 0 &&
    wanted.every(({ stream, epoch, offset }) => {
      const start = from?.streams?.[stream];
      return start !== undefined && start.epoch === epoch && start.offset <= offset;
    })
  );
}

function positionsOf(asked: HistoryRequest | undefined): readonly StreamPosition[] {
  return Object.entries(asked?.streams ?? {}).map(([stream, position]) => ({ stream, ...position }));
}
