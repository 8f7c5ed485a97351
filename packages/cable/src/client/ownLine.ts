import { type ClientFrame, encodeClientFrame, parseServerFrame, type ServerFrame } from "../protocol/index.ts";
import {
  type Circumstances,
  type ConnectionEffect,
  type ConnectionEvent,
  type ConnectionState,
  idle,
  transition,
} from "./connection.ts";
import { EventQueue } from "./eventQueue.ts";
import { Latency } from "./latency.ts";
import type { Line, LineEvents, LineParts } from "./line.ts";
import { dueOf, LineWatch } from "./lineWatch.ts";
import { Link } from "./link.ts";

const latencyEveryMs = 30_000;

/** A connection that mends itself: the shell of `connection.ts`, with one socket at a time. */
export class OwnLine implements Line {
  readonly #parts: LineParts;
  readonly #hears: LineEvents;
  readonly #latency = new Latency(latencyEveryMs);
  readonly #events: EventQueue<ConnectionEvent>;
  readonly #watch: LineWatch;
  #state: ConnectionState = idle;
  #link: Link | undefined;
  #heardAt: number | undefined;

  constructor(parts: LineParts, hears: LineEvents) {
    this.#parts = parts;
    this.#hears = hears;
    this.#events = new EventQueue((event) => this.#step(event), parts.log);
    this.#watch = new LineWatch(parts.ports, {
      onDue: () => this.dispatch({ type: "due" }),
      onChange: (change) => {
        if (change !== "frozen") this.dispatch({ type: change });
      },
    });
  }

  get state(): ConnectionState {
    return this.#state;
  }

  get readyState(): number | null {
    return this.#link?.readyState ?? null;
  }

  get latencyMs(): number | undefined {
    return this.#latency.ms;
  }

  get heardAt(): number | undefined {
    return this.#heardAt;
  }

  get leadership(): number {
    return 0;
  }

  holds(leadership: number): boolean {
    return leadership === 0;
  }

  want(wish: "connect" | "reconnectNow"): void {
    this.dispatch({ type: wish });
  }

  disconnect(): void {
    this.dispatch({ type: "disconnect" });
  }

  send(frame: ClientFrame): void {
    this.#link?.send(encodeClientFrame(frame));
  }

  settle(settled: boolean): void {
    this.dispatch({ type: settled ? "caughtUp" : "behind" });
  }

  /** What the state does at its `due`, where the timers of a page in the background are late. */
  lookAtClock(): void {
    if ("due" in this.#state && this.#state.due <= this.#parts.ports.clock.now()) this.dispatch({ type: "due" });
  }

  dispatch(event: ConnectionEvent): void {
    if (this.#events.put(event)) this.#hears.changed();
  }

  #step(event: ConnectionEvent): void {
    const around = circumstances(this.#parts);
    const before = this.#state;
    const { state, effects } = transition(before, event, around);
    if (state === before) return;
    this.#state = state;
    if (state.kind !== before.kind) this.#parts.log("info", `Connection: ${describe(state, around.now)}`);
    this.#watch.waitUntil(dueOf(state), around.now);
    this.#watch.followPage(state.kind !== "idle");
    for (const effect of effects) this.#perform(effect);
  }

  #perform(effect: ConnectionEffect): void {
    switch (effect) {
      case "open":
        this.#open();
        return;
      case "drop":
        this.#link?.abandon();
        this.#link = undefined;
        this.#latency.reset();
        this.#hears.down();
        return;
      case "subscribe":
        this.#hears.up(this.#link?.extended === true);
        return;
      default:
        effect satisfies never;
    }
  }

  #open(): void {
    const { ports, endpoint, log } = this.#parts;
    try {
      this.#link = new Link(ports.openSocket, endpoint(), {
        onOpen: () => this.dispatch({ type: "opened" }),
        onText: (text) => this.#receive(text),
        onClose: (clean, code) => {
          log("info", `Socket closed, code ${code}`);
          this.dispatch({ type: "closed", clean });
        },
      });
    } catch (error) {
      log("error", "The socket could not be opened", nameOf(error));
      this.dispatch({ type: "closed", clean: false });
    }
  }

  #receive(text: string): void {
    const frame = parseServerFrame(text);
    this.#heardAt = this.#parts.ports.clock.now();
    this.dispatch({ type: "beat" });
    if (frame.type !== "unreadable") this.#handle(frame);
    else if (frame.problem === "malformed") this.#hears.malformed();
    else this.#parts.log("debug", "Frame of unknown type ignored");
  }

  #handle(frame: ServerFrame): void {
    switch (frame.type) {
      case "welcome":
        this.dispatch({ type: "welcomed" });
        return;
      case "ping":
        this.#answerBeat();
        this.#hears.frame(frame, false);
        return;
      case "pong":
        this.#latency.answered(this.#parts.ports.clock.now());
        this.#hears.changed();
        return;
      case "disconnect":
        this.dispatch({
          type: "dismissed",
          reason: frame.reason,
          reconnect: frame.reconnect,
          ...(frame.detail === undefined ? {} : { detail: frame.detail }),
          ...(frame.retry_after_ms === undefined ? {} : { retryAfterMs: frame.retry_after_ms }),
        });
        return;
      default:
        this.#hears.frame(frame, false);
    }
  }

  #answerBeat(): void {
    if (!this.#link?.extended) return;
    this.send({ command: "pong" });
    if (this.#latency.start(this.#parts.ports.clock.now())) this.send({ command: "ping" });
  }
}

export function circumstances({ ports: { clock, random, surroundings }, policy }: LineParts): Circumstances {
  return { now: clock.now(), random: random(), online: surroundings.online(), policy };
}

function describe(state: ConnectionState, now: number): string {
  switch (state.kind) {
    case "connecting":
      return state.attempt === 0 ? "connecting" : `connecting, attempt ${state.attempt}`;
    case "reconnecting":
      return `reconnecting, attempt ${state.attempt} in ${state.due - now} ms`;
    case "signedOut":
    case "refused":
      return `${state.kind} (${state.reason ?? "no reason given"})`;
    default:
      return state.kind;
  }
}

/** Some browsers put the URL, and with it the token, into the message of what their constructor throws. */
function nameOf(error: unknown): string {
  return error instanceof Error ? error.name : typeof error;
}
