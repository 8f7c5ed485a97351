import { decodeIdentifier, parseAction } from "../protocol/index.ts";
import type { Channel } from "./channel.ts";
import type { Connection } from "./connection.ts";
import type { Feed } from "./feed.ts";
import { replayHistory } from "./history.ts";
import type { Hub } from "./hub.ts";
import type { CableLogger } from "./ports.ts";
import type { Presence } from "./presence.ts";
import { SharedPages } from "./sharedPages.ts";
import { showMissed } from "./showMissed.ts";
import type { Counters } from "./stats.ts";
import { checkParams, LiveSubscription, none } from "./subscription.ts";
import type { AskedHistory, PresenceAsk } from "./subscriptionState.ts";
import { type Trace, untraced } from "./trace.ts";

export interface RunnerParts<Identity> {
  readonly channels: readonly Channel<Identity>[];
  readonly feed: Feed;
  readonly hub: Hub;
  readonly presence: Presence;
  readonly counters: Counters;
  readonly logger: CableLogger;
  readonly trace?: Trace | undefined;
}

/** Bytes of what a client says about itself to the others. */
const presenceBytes = 4096;

/** Runs channels for sessions: performs what a session asks for and tells it how that ended. */
export class ChannelRunner<Identity> {
  readonly #channels: ReadonlyMap<string, Channel<Identity>>;
  readonly #feed: Feed;
  readonly #hub: Hub;
  readonly #presence: Presence;
  readonly #counters: Counters;
  readonly #logger: CableLogger;
  readonly #trace: Trace;
  readonly #pages = new SharedPages();

  constructor({ channels, feed, hub, presence, counters, logger, trace = untraced }: RunnerParts<Identity>) {
    this.#channels = new Map(channels.map((channel) => [channel.name, channel]));
    this.#feed = feed;
    this.#hub = hub;
    this.#presence = presence;
    this.#counters = counters;
    this.#logger = logger;
    this.#trace = trace;
  }

  async subscribe(connection: Connection<Identity>, identifier: string): Promise<void> {
    const subscription = await this.#admitted(connection, identifier);
    if (subscription === undefined) return connection.dispatch({ type: "finished", identifier, outcome: "rejected" });
    connection.keep(subscription);
    await showMissed({
      connection,
      subscription,
      feed: this.#feed,
      logger: this.#logger,
      whenLevel: () => connection.dispatch({ type: "finished", identifier, outcome: "admitted" }),
    });
  }

  /** Confirms, and joins the live groups in the same turn: no event can fall between. */
  admit(connection: Connection<Identity>, identifier: string, live: boolean): void {
    connection.hold();
    connection.send({ identifier, type: "confirm_subscription" });
    const subscription = connection.subscription(identifier);
    if (subscription === undefined || connection.phase !== "open") return;
    const presenceStream = subscription.presenceStream;
    if (presenceStream !== undefined)
      subscription.presenceGroup = this.#presence.tell(presenceStream, identifier, connection);
    if (live) this.#join(connection, subscription);
  }

  async perform(connection: Connection<Identity>, identifier: string, data: string): Promise<void> {
    const subscription = connection.subscription(identifier);
    if (subscription !== undefined) await this.#act(subscription, data);
    connection.dispatch({ type: "finished", identifier, outcome: "done" });
  }

  async replay(connection: Connection<Identity>, identifier: string, asked: AskedHistory): Promise<void> {
    const subscription = connection.subscription(identifier);
    if (subscription !== undefined) {
      await this.#trace({ operation: "history", channel: subscription.channel.name }, () =>
        replayHistory({
          asked,
          connection,
          subscription,
          feed: this.#feed,
          pages: this.#pages,
          count: (what) => this.#counters.count(subscription.channel.name, what),
          part: () => this.#part(connection, subscription),
          join: () => this.#join(connection, subscription),
        }),
      );
    }
    connection.dispatch({ type: "finished", identifier, outcome: "done" });
  }

  async presence(connection: Connection<Identity>, identifier: string, ask: PresenceAsk): Promise<void> {
    const subscription = connection.subscription(identifier);
    if (subscription !== undefined) await this.#present(connection, subscription, ask);
    connection.dispatch({ type: "finished", identifier, outcome: "done" });
  }

  /** Ends a subscription; of one that has ended already nothing is left to do. */
  async leave(connection: Connection<Identity>, identifier: string): Promise<void> {
    const subscription = connection.subscription(identifier);
    if (subscription?.phase === "admitted") {
      connection.forget(subscription);
      subscription.phase = "ended";
      this.#counters.count(subscription.channel.name, "subscriptions", -1);
      this.#partWholly(connection, subscription);
      for (const { stream } of subscription.followings) this.#feed.release(stream);
      if (subscription.presenceStream !== undefined) {
        this.#presence.unwatch(subscription.presenceStream);
        void this.#presence.depart(subscription);
      }
      await this.#guarded(subscription.channel, "unsubscribed", () =>
        subscription.channel.unsubscribed?.(subscription),
      );
    }
    if (connection.phase === "open") connection.dispatch({ type: "finished", identifier, outcome: "done" });
  }

  /** Takes a closed session out of the fan-out at once, whatever of it still runs. */
  partAll(connection: Connection<Identity>): void {
    for (const subscription of connection.subscriptions) this.#partWholly(connection, subscription);
  }

  async #admitted(
    connection: Connection<Identity>,
    identifier: string,
  ): Promise<LiveSubscription<Identity> | undefined> {
    const decoded = decodeIdentifier(identifier);
    const channel = decoded && this.#channels.get(decoded.channel);
    if (channel === undefined) return undefined;
    return this.#guarded(channel, "subscribe", () =>
      this.#trace({ operation: "subscribe", channel: channel.name }, () =>
        this.#askToAdmit(connection, identifier, channel, decoded?.params),
      ),
    );
  }

  async #askToAdmit(
    connection: Connection<Identity>,
    identifier: string,
    channel: Channel<Identity>,
    params: unknown,
  ): Promise<LiveSubscription<Identity> | undefined> {
    const checked = await checkParams(channel.params, params);
    if (checked === undefined) {
      this.#counters.count(channel.name, "rejectedSubscriptions");
      return undefined;
    }
    const subscription = new LiveSubscription(connection, identifier, channel, checked.value);
    const admission = await channel.subscribe(subscription);
    if ("reject" in admission) {
      subscription.phase = "ended";
      this.#counters.count(channel.name, "rejectedSubscriptions");
      this.#logger.debug({ channel: channel.name, why: admission.reject }, "A subscription was rejected");
      return undefined;
    }
    subscription.phase = "admitted";
    this.#counters.count(channel.name, "subscriptions");
    subscription.followings = admission.admit;
    subscription.heads = await Promise.all(
      admission.admit.map(({ stream }) => this.#feed.follow(stream, channel.name)),
    );
    if (subscription.presenceStream !== undefined) await this.#presence.watch(subscription.presenceStream);
    return subscription;
  }

  async #act(subscription: LiveSubscription<Identity>, data: string): Promise<void> {
    const { channel } = subscription;
    const action = parseAction(data);
    const actions = channel.actions ?? {};
    if (action === undefined || !Object.hasOwn(actions, action.name)) {
      this.#counters.ignoredFrames += 1;
      this.#logger.debug({ channel: channel.name }, "A message for an unknown action was ignored");
      return;
    }
    await this.#guarded(channel, "action", () =>
      this.#trace({ operation: "action", channel: channel.name, action: action.name }, async () =>
        actions[action.name]?.(subscription, { ...action.data }),
      ),
    );
  }

  async #present(
    connection: Connection<Identity>,
    subscription: LiveSubscription<Identity>,
    ask: PresenceAsk,
  ): Promise<void> {
    const { channel, identifier, presenceStream } = subscription;
    if (presenceStream === undefined) {
      this.#counters.ignoredFrames += 1;
      this.#logger.debug({ channel: channel.name }, "A frame about presence was ignored: the channel has none");
      return;
    }
    switch (ask.type) {
      case "join": {
        const said = await this.#guarded(channel, "presence", () => channel.presence?.(subscription));
        if (said === undefined || Buffer.byteLength(JSON.stringify(ask.entry)) > presenceBytes) return;
        return this.#presence.join(subscription, presenceStream, {
          id: ask.entry.id,
          info: { ...ask.entry.info, ...said },
        });
      }
      case "leave":
        return this.#presence.leave(subscription);
      case "list": {
        const records = await this.#presence.records(presenceStream);
        connection.send({ identifier, type: "presence", message: { type: "info", total: records.length, records } });
      }
    }
  }

  #join(connection: Connection<Identity>, subscription: LiveSubscription<Identity>): void {
    if (connection.phase !== "open") return;
    this.#part(connection, subscription);
    subscription.heads = none;
    const groups = subscription.followings.map(({ stream, view }) =>
      this.#hub.join(stream, subscription.identifier, connection, view),
    );
    const [only] = groups;
    subscription.groups = only !== undefined && groups.length === 1 ? only.alone : groups;
    subscription.followings = subscription.groups;
  }

  #part(connection: Connection<Identity>, subscription: LiveSubscription<Identity>): void {
    for (const group of subscription.groups) this.#hub.leave(group, connection);
    subscription.groups = none;
  }

  #partWholly(connection: Connection<Identity>, subscription: LiveSubscription<Identity>): void {
    this.#part(connection, subscription);
    if (subscription.presenceGroup !== undefined) this.#hub.leave(subscription.presenceGroup, connection);
    subscription.presenceGroup = undefined;
  }

  /** A channel that throws costs its caller this one answer, never the connection. */
  async #guarded<Result>(
    channel: Channel<Identity>,
    what: string,
    run: () => Result | Promise<Result>,
  ): Promise<Result | undefined> {
    try {
      return await run();
    } catch (error) {
      this.#counters.count(channel.name, "failures");
      this.#logger.error({ error, channel: channel.name, what }, "A channel failed");
      return undefined;
    }
  }
}
