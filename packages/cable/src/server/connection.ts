import { encodeServerFrame, isPlainPong, type ServerFrame } from "../protocol/index.ts";
import { framePong, frameText } from "./framing.ts";
import type { Hub, Member } from "./hub.ts";
import type { Limits } from "./limits.ts";
import type { Authenticated } from "./options.ts";
import { PageFlow } from "./pageFlow.ts";
import type { CableLogger, Clock, Socket } from "./ports.ts";
import {
  type Dismissal,
  newSession,
  type SessionEffect,
  type SessionEvent,
  type SessionState,
  transition,
} from "./session.ts";
import type { Counters } from "./stats.ts";
import { type LiveSubscription, none } from "./subscription.ts";
import type { AskedHistory, PresenceAsk } from "./subscriptionState.ts";

/** What is asked of the channels for a session. What returns a promise is answered by a `finished` event. */
interface Runner<Identity> {
  subscribe(connection: Connection<Identity>, identifier: string): Promise<void>;
  admit(connection: Connection<Identity>, identifier: string, live: boolean): void;
  perform(connection: Connection<Identity>, identifier: string, data: string): Promise<void>;
  replay(connection: Connection<Identity>, identifier: string, asked: AskedHistory): Promise<void>;
  presence(connection: Connection<Identity>, identifier: string, ask: PresenceAsk): Promise<void>;
  leave(connection: Connection<Identity>, identifier: string): Promise<void>;
  partAll(connection: Connection<Identity>): void;
}

/** What all connections of a server share. */
export interface Engine<Identity> {
  readonly limits: Limits;
  readonly counters: Counters;
  readonly clock: Clock;
  readonly logger: CableLogger;
  readonly hub: Hub;
  readonly runner: Runner<Identity>;
  /** Has a client come back that cannot be served as it stands. */
  restart(connection: Connection<Identity>): void;
  /** Pings an extended client at once. */
  ping(connection: Connection<Identity>): void;
  /** An open session shows another token. */
  authenticate(connection: Connection<Identity>, token: string): void;
  /** The session is open. */
  welcomed(connection: Connection<Identity>): void;
  /** The session has ended; the socket may still be closing. */
  ended(connection: Connection<Identity>): void;
  /** The socket is gone. */
  lost(connection: Connection<Identity>): void;
}

/** The shell of one session: feeds the machine, performs its effects, and is the socket's end of the fan-out. */
export class Connection<Identity> implements Member {
  readonly extended: boolean;
  /** Replaced by `concat` and `toSpliced`: a list that grows by itself keeps room for sixteen more. */
  subscriptions: readonly LiveSubscription<Identity>[] = none;
  /** Beats since the last frame of the client. */
  missedBeats = 0;
  slice: number | undefined;
  toldSecond = 0;
  dueAt: number | undefined;
  /** Under which it is counted, when addresses have a limit for it. */
  address: string | undefined;
  readonly #engine: Engine<Identity>;
  readonly #socket: Socket;
  #session: SessionState;
  /** `slow` and `shut` write nothing more; a slow one is sent away at the end of the turn. */
  #outlet: "flowing" | "slow" | "shut" = "flowing";
  #who: Authenticated<Identity> | undefined;
  /** Pings that an extended client has not answered yet. */
  #pingsOut = 0;
  /** Made with the first page of history. */
  #pages: PageFlow | undefined;

  constructor(engine: Engine<Identity>, socket: Socket, extended: boolean) {
    this.#engine = engine;
    this.#socket = socket;
    this.extended = extended;
    this.#session = newSession(extended);
  }

  get unsentBytes(): number {
    return this.#socket.unsent;
  }

  get deflates(): boolean {
    return this.#socket.deflates === true;
  }

  get identity(): Identity {
    return this.authenticated.identity;
  }

  /** Known from the welcome on. */
  get authenticated(): Authenticated<Identity> {
    if (this.#who === undefined) throw new Error("This connection is not authenticated yet");
    return this.#who;
  }

  /** Milliseconds since the Unix epoch; `undefined` also before the welcome. */
  get expiresAt(): number | undefined {
    return this.#who?.expiresAt;
  }

  /** What a revocation and the limit for one user go by; a guest has none, nor has who is not welcomed yet. */
  get subject(): string | undefined {
    return this.#who?.subject;
  }

  get phase(): SessionState["phase"] {
    return this.#session.phase;
  }

  subscription(identifier: string): LiveSubscription<Identity> | undefined {
    return this.subscriptions.find((subscription) => subscription.identifier === identifier);
  }

  keep(subscription: LiveSubscription<Identity>): void {
    this.subscriptions = this.subscriptions.concat(subscription);
  }

  forget(subscription: LiveSubscription<Identity>): void {
    this.subscriptions = this.subscriptions.toSpliced(this.subscriptions.indexOf(subscription), 1);
  }

  welcome(who: Authenticated<Identity>, sid: string | undefined): void {
    this.#who = who;
    this.dispatch({ type: "authenticated", sid, now: this.#engine.clock.now() });
  }

  /** Goes on with another token. */
  renew(who: Authenticated<Identity>): void {
    this.#who = who;
    this.dispatch({ type: "renewed", expiresAt: this.#endOfToken() });
  }

  /** A text frame of the client. */
  received(text: string, bytes: number): void {
    this.missedBeats = 0;
    this.#engine.counters.received(bytes);
    // An answer that was asked for is no command: a long history would spend its reader's whole allowance.
    if (this.#pingsOut > 0 && isPlainPong(text)) this.#ponged();
    else this.dispatch({ type: "received", text, bytes, now: this.#engine.clock.now() });
  }

  /** A native pong. */
  beat(): void {
    const isAnswer = this.missedBeats > 0;
    this.missedBeats = 0;
    if (!isAnswer) this.#signalled();
  }

  /** A native ping. */
  pinged(payload: Buffer): void {
    this.missedBeats = 0;
    this.#signalled();
    this.write(framePong(payload));
  }

  unreadable(tooLarge: boolean): void {
    this.dispatch({ type: "unreadable", tooLarge });
  }

  disconnect(dismissal: Dismissal): void {
    this.dispatch({ type: "disconnected", dismissal });
  }

  warn(): void {
    this.send({ type: "token_expiring", expires_at: this.#endOfToken() ?? 0 });
  }

  expire(): void {
    this.disconnect({ reason: "token_expired" });
  }

  lost(): void {
    if (this.phase !== "closed") this.#engine.counters.disconnected("left");
    this.#outlet = "shut";
    this.dispatch({ type: "lost" });
    this.#engine.lost(this);
  }

  /** Ends a session that must start anew, for no fault of its client's. */
  restart(): void {
    this.#engine.restart(this);
  }

  /** Nothing came from the client for too long. It is told, in case it is only mute, but not waited for. */
  silent(): void {
    this.disconnect({ reason: "no_pong" });
    this.#socket.terminate();
  }

  get isReading(): boolean {
    return this.#pages?.isOut ?? false;
  }

  sendPing(frames: Buffer): void {
    if (this.extended) this.#pingsOut += 1;
    this.#pages?.pinged();
    this.sendFrames(frames);
  }

  /** Lets what this client is told in this turn go out in one piece. */
  hold(): void {
    this.#socket.hold?.();
  }

  /** Writes a page of history once the client has read those before; writes nothing when the session closes meanwhile. */
  async sendPage(frames: Buffer, count: number): Promise<void> {
    this.#pages ??= new PageFlow();
    while (this.phase === "open" && !this.#pages.fits(frames.length)) {
      if (!this.#pages.isProbed) this.#engine.ping(this);
      await this.#pages.released();
    }
    if (this.phase !== "open") return;
    this.hold();
    this.sendFrames(frames, count);
    this.#pages.sent(frames.length, this.#pingsOut);
  }

  dispatch(event: SessionEvent): void {
    const before = this.#session.phase;
    const { state, effects } = transition(this.#session, event, this.#engine.limits);
    this.#session = state;
    for (const effect of effects) this.#perform(effect);
    if (before === "closed" || state.phase !== "closed") return;
    this.#pages?.release();
    this.#engine.ended(this);
  }

  /** Writes frames of the fan-out. What is for this socket alone goes through one of the `send`s. */
  write(frames: Buffer, count = 1): void {
    if (this.#outlet !== "flowing") return;
    if (this.#socket.unsent > this.#engine.limits.unsentBytes) {
      this.#outlet = "slow";
      // Not now: this may be the middle of a flush, whose groups must not change.
      queueMicrotask(() => this.disconnect({ reason: "too_slow" }));
      return;
    }
    this.#engine.counters.sent(count, frames.length);
    this.#socket.write(frames);
  }

  send(frame: ServerFrame): void {
    this.sendText(encodeServerFrame(frame));
  }

  sendText(text: string): void {
    this.sendFrames(frameText(text));
  }

  /** Writes after all that the fan-out holds back, so that nothing overtakes an event. */
  sendFrames(frames: Buffer, count = 1): void {
    this.#engine.hub.flush();
    this.write(frames, count);
  }

  /** As the protocol tells it, in unix seconds. */
  #endOfToken(): number | undefined {
    return this.expiresAt === undefined ? undefined : Math.floor(this.expiresAt / 1000);
  }

  #signalled(): void {
    this.dispatch({ type: "signalled", now: this.#engine.clock.now() });
  }

  #ponged(): void {
    this.#pingsOut = Math.max(0, this.#pingsOut - 1);
    this.#pages?.ponged();
  }

  #perform(effect: SessionEffect): void {
    const { runner, logger, counters } = this.#engine;
    switch (effect.type) {
      case "send":
        this.send(effect.frame);
        break;
      case "welcomed":
        this.#engine.welcomed(this);
        break;
      case "ponged":
        this.#ponged();
        break;
      case "authenticate":
        this.#engine.authenticate(this, effect.token);
        break;
      case "ignored":
        counters.ignoredFrames += 1;
        logger.debug({ what: effect.what }, "A frame of a client was ignored");
        break;
      case "close":
        counters.disconnected(effect.frame.reason ?? "left");
        this.#close(effect.frame, effect.code);
        break;
      case "refuseIdentifier":
        this.sendText(JSON.stringify({ identifier: effect.identifier, type: "reject_subscription" }));
        break;
      case "confirm":
        this.send({ identifier: effect.identifier, type: "confirm_subscription" });
        break;
      case "reject":
        this.send({ identifier: effect.identifier, type: "reject_subscription" });
        break;
      case "rejectHistory":
        this.send({ identifier: effect.identifier, type: "reject_history" });
        break;
      case "subscribe":
        void runner.subscribe(this, effect.identifier);
        break;
      case "admit":
        runner.admit(this, effect.identifier, effect.live);
        break;
      case "perform":
        void runner.perform(this, effect.identifier, effect.data);
        break;
      case "replay":
        void runner.replay(this, effect.identifier, effect.history);
        break;
      case "presence":
        void runner.presence(this, effect.identifier, effect.ask);
        break;
      case "leave":
        void runner.leave(this, effect.identifier);
        break;
      default:
        effect satisfies never;
    }
  }

  #close(frame: ServerFrame, code: number): void {
    this.#engine.hub.flush();
    this.#outlet = "shut";
    const bytes = frameText(encodeServerFrame(frame));
    this.#engine.counters.sent(1, bytes.length);
    this.#socket.write(bytes);
    this.#socket.close(code, "");
  }
}
