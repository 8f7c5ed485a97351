import type { ClientFrame } from "../protocol/index.ts";
import { afterLoss } from "./afterLoss.ts";
import { type ConnectionState, idle, transition } from "./connection.ts";
import { EventQueue } from "./eventQueue.ts";
import type { Line, LineEvents, LineParts } from "./line.ts";
import { dueOf, LineWatch } from "./lineWatch.ts";
import { circumstances, OwnLine } from "./ownLine.ts";
import type { TabPorts } from "./ports.ts";
import { isConnected } from "./status.ts";
import { out, type TabEffect, type TabEvent, type TabState, tabTransition } from "./tab.ts";
import type { FollowerMessage, LeaderMessage, Standing, TabMessage, TabWish } from "./tabMessages.ts";
import { TabRoom } from "./tabRoom.ts";
import { TabWire } from "./tabWire.ts";

const noStanding: Standing = { state: idle, latencyMs: undefined, wire: undefined };

/**
 * A connection that all tabs with one key share: the shell of `tab.ts`. The leader has the socket, and passes on what each
 * tab sends and hears; the others see its connection as theirs. A tab keeps its subscriptions and their positions to
 * itself: after each change of wire or leader it subscribes anew, from where it stands.
 */
export class SharedLine implements Line {
  readonly #parts: LineParts;
  readonly #hears: LineEvents;
  readonly #room: TabRoom;
  readonly #own: OwnLine;
  readonly #wire: TabWire;
  readonly #watch: LineWatch;
  readonly #events: EventQueue<TabEvent>;
  #tab: TabState = out;
  /** The leader's, as it was last told. */
  #standing = noStanding;
  #heardAt: number | undefined;
  #isSettled = true;
  /** What questions bring to the leader until one is answered. */
  #wish: TabWish | undefined;

  constructor(parts: LineParts, hears: LineEvents, tabs: TabPorts, key: string) {
    this.#parts = parts;
    this.#hears = hears;
    this.#events = new EventQueue((event) => this.#step(event), parts.log);
    this.#room = new TabRoom(tabs, key, {
      onEntered: () => this.#dispatch({ type: "entered" }),
      onUnable: () => this.#dispatch({ type: "unable" }),
      onHeld: () => this.#dispatch({ type: "held" }),
      onLost: () => this.#dispatch({ type: "lost" }),
      onProved: () => this.#dispatch({ type: "proved" }),
      onMessage: (message) => this.#receive(message),
    });
    this.#own = new OwnLine(parts, {
      up: (extended) => this.#up(extended),
      down: () => this.#down(),
      frame: (frame) => {
        if (this.#tab.kind === "alone") hears.frame(frame, false);
        else if (this.#leads()) this.#wire.fromServer(frame);
      },
      malformed: () => hears.malformed(),
      changed: () => this.#changed(),
    });
    this.#wire = new TabWire({
      room: this.#room,
      send: (frame) => this.#own.send(frame),
      hear: (frame, replaying) => hears.frame(frame, replaying),
    });
    this.#watch = new LineWatch(parts.ports, {
      onDue: () => this.#dispatch({ type: "due" }),
      onChange: (change) => {
        if (change === "offline") return;
        this.#dispatch({ type: change });
        if (change === "woke" && this.#tab.kind === "follower") this.#ask("woke");
      },
    });
  }

  get state(): ConnectionState {
    if (this.#hasSocket) return this.#own.state;
    if (this.#tab.kind === "out") return idle;
    const { state } = this.#standing;
    return state.kind === "live" && !this.#isSettled ? { ...state, kind: "catchingUp" } : state;
  }

  get readyState(): number | null {
    return this.#own.readyState;
  }

  get latencyMs(): number | undefined {
    return this.#hasSocket ? this.#own.latencyMs : this.#standing.latencyMs;
  }

  get heardAt(): number | undefined {
    return Math.max(this.#heardAt ?? 0, this.#own.heardAt ?? 0) || undefined;
  }

  get leadership(): number | undefined {
    if (this.#tab.kind === "alone") return 0;
    return this.#tab.kind === "leader" ? this.#tab.number : undefined;
  }

  holds(leadership: number): boolean {
    this.#dispatch({ type: "seen" });
    return leadership === this.leadership;
  }

  want(wish: "connect" | "reconnectNow"): void {
    const { kind } = this.#tab;
    if (this.#hasSocket) {
      this.#own.want(wish);
    } else if (kind === "follower" || kind === "candidate") {
      this.#ask(wish);
    } else {
      this.#wish = "join";
      const { state } = transition(idle, { type: wish }, circumstances(this.#parts));
      if (kind === "out") this.#standing = { ...noStanding, state };
      this.#dispatch({ type: "join" });
    }
  }

  disconnect(): void {
    this.#dispatch({ type: "leave" });
  }

  send(frame: ClientFrame): void {
    const { wire } = this.#standing;
    if (this.#tab.kind === "alone") {
      this.#own.send(frame);
    } else if (wire !== undefined && this.#tab.kind === "leader") {
      // The hub may know the answer, which must not come before the caller has what it called for.
      queueMicrotask(() => {
        if (this.#leads()) this.#wire.fromTab(this.#room.id, wire.id, frame);
      });
    } else if (wire !== undefined) {
      this.#room.post({ type: "frame", number: this.#tab.number, tab: this.#room.id, wire: wire.id, frame });
    }
  }

  settle(settled: boolean): void {
    this.#isSettled = settled;
    if (this.#hasSocket) this.#own.settle(settled);
    else this.#hears.changed();
  }

  get #hasSocket(): boolean {
    return this.#tab.kind === "leader" || this.#tab.kind === "alone";
  }

  /** Asked before anything is done as the leader. */
  #leads(): boolean {
    this.#dispatch({ type: "seen" });
    return this.#tab.kind === "leader";
  }

  #dispatch(event: TabEvent): void {
    const { kind } = this.#tab;
    if (this.#events.put(event) && this.#tab.kind !== kind) this.#hears.changed();
  }

  #step(event: TabEvent): void {
    const before = this.#tab;
    const around = circumstances(this.#parts);
    const { state, effects } = tabTransition(before, event, around);
    this.#tab = state;
    if (state.kind !== before.kind) {
      this.#parts.log("info", `Among the tabs: ${state.kind}, leadership ${state.number}`);
      this.#watch.followPage(state.kind !== "out");
    }
    if (dueOf(state) !== dueOf(before)) this.#watch.waitUntil(dueOf(state), around.now);
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: TabEffect): void {
    switch (effect) {
      case "enter":
        this.#room.enter(`${this.#parts.ports.clock.now()}.${this.#parts.ports.random()}`);
        return;
      case "exit":
        this.#lose();
        this.#room.exit();
        return;
      case "queue":
      case "steal":
        this.#room.seek(effect === "steal");
        return;
      case "ask":
        this.#ask(this.#wish);
        return;
      case "prove":
        this.#room.prove();
        return;
      case "stepDown":
        this.#lose();
        this.#room.giveUpLeadership();
        return;
      case "goAlone":
      case "lead":
        this.#own.dispatch({ type: "takeOver", state: this.#afterLoss(this.#standing.state) });
        this.#grant(this.#wish);
        return;
      case "follow":
      case "lose":
        this.#lose();
        return;
      default:
        effect satisfies never;
    }
  }

  /** There is no connection any more, be it this tab's or that of its leader. */
  #lose(): void {
    const state = this.#own.state.kind === "idle" ? this.#standing.state : this.#own.state;
    this.#own.disconnect();
    if (this.#standing.wire !== undefined) this.#down();
    this.#standing = { ...noStanding, state: this.#afterLoss(state) };
    this.#wire.forgetTold();
  }

  #afterLoss(state: ConnectionState): ConnectionState {
    return afterLoss(state, circumstances(this.#parts));
  }

  #up(extended: boolean): void {
    if (this.#tab.kind === "leader") {
      this.#standing = { ...this.#standing, wire: this.#wire.begin(this.#tab.number, extended) };
    }
    this.#begin(extended);
  }

  #begin(extended: boolean): void {
    this.#isSettled = false;
    this.#hears.up(extended);
  }

  #down(): void {
    this.#wire.end();
    this.#standing = { ...this.#standing, wire: undefined };
    this.#hears.down();
  }

  #changed(): void {
    if (this.#leads()) {
      this.#standing = { state: shown(this.#own.state), latencyMs: this.#own.latencyMs, wire: this.#standing.wire };
      this.#wire.tell(this.#tab.number, this.#standing);
    }
    this.#hears.changed();
  }

  #receive(message: TabMessage): void {
    if ("tab" in message) {
      this.#dispatch({ type: "told", number: message.number });
      if (this.#leads()) this.#serve(message);
    } else {
      this.#dispatch({ type: "led", number: message.number });
      if (this.#tab.kind === "follower" && this.#tab.number === message.number) this.#heed(message);
    }
  }

  #serve(message: FollowerMessage): void {
    const { tab } = message;
    this.#room.watch(tab, () => this.#wire.gone(tab));
    this.#own.lookAtClock();
    if (message.type === "ask") {
      if (message.behind) this.#own.settle(false);
      this.#grant(message.wish);
      this.#wire.forgetTold();
      this.#changed();
    } else if (message.number === this.#tab.number) {
      this.#wire.fromTab(tab, message.wire, message.frame);
    }
  }

  #heed(message: LeaderMessage): void {
    if (message.type === "standing") {
      this.#wish = undefined;
      this.#take(message.standing);
    } else if (message.wire === this.#standing.wire?.id) {
      this.#heardAt = this.#parts.ports.clock.now();
      if (message.to?.includes(this.#room.id) !== false) this.#hears.frame(message.frame, message.replaying);
    }
  }

  #take(standing: Standing): void {
    const { wire } = this.#standing;
    this.#standing = standing;
    if (wire?.id !== standing.wire?.id) {
      if (wire !== undefined) this.#hears.down();
      // Unless a handler has left the tabs meanwhile.
      if (this.#standing === standing && standing.wire !== undefined) this.#begin(standing.wire.extended);
    }
    this.#hears.changed();
  }

  #ask(wish: TabWish | undefined): void {
    const behind = wish === "reconnectNow" && !this.#isSettled;
    this.#room.post({ type: "ask", number: this.#tab.number, tab: this.#room.id, wish, behind });
  }

  #grant(wish: TabWish | undefined): void {
    this.#wish = undefined;
    const { kind } = this.#own.state;
    // Who comes anew may have a better token than the one that was refused.
    if (wish === "join") this.#own.want(kind === "signedOut" || kind === "refused" ? "reconnectNow" : "connect");
    else if (wish !== undefined) this.#own.dispatch({ type: wish });
  }
}

/** What others see of a connection: whether they are up to date, and until when it may be silent, is their own. */
function shown(state: ConnectionState): ConnectionState {
  return isConnected(state) ? { kind: "live", since: state.since, attempt: state.attempt, due: 0 } : state;
}
