import { decodeIdentifier, parseAction } from "../protocol/index.ts";
import type { Channel } from "./channel.ts";
import type { Connection } from "./connection.ts";
import type { Feed } from "./feed.ts";
import { replayHistory } from "./history.ts";
import type { Hub } from "./hub.ts";
import type { CableLogger } from "./options.ts";
import { showMissed } from "./showMissed.ts";
import { checkParams, LiveSubscription } from "./subscription.ts";
import type { AskedHistory } from "./subscriptionState.ts";

/** Runs channels for sessions: performs what a session asks for and tells it how that ended. */
export class ChannelRunner<Identity> {
  readonly #channels: ReadonlyMap<string, Channel<Identity>>;
  readonly #feed: Feed;
  readonly #hub: Hub;
  readonly #logger: CableLogger;

  constructor(channels: readonly Channel<Identity>[], feed: Feed, hub: Hub, logger: CableLogger) {
    this.#channels = new Map(channels.map((channel) => [channel.name, channel]));
    this.#feed = feed;
    this.#hub = hub;
    this.#logger = logger;
  }

  async subscribe(connection: Connection<Identity>, identifier: string): Promise<void> {
    const subscription = await this.#admitted(connection, identifier);
    if (subscription === undefined) return connection.dispatch({ type: "finished", identifier, outcome: "rejected" });
    connection.subscriptions.set(identifier, subscription);
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
    connection.send({ identifier, type: "confirm_subscription" });
    const subscription = connection.subscriptions.get(identifier);
    if (live && subscription !== undefined) this.#join(connection, subscription);
  }

  async perform(connection: Connection<Identity>, identifier: string, data: string): Promise<void> {
    const subscription = connection.subscriptions.get(identifier);
    if (subscription !== undefined) await this.#act(subscription, data);
    connection.dispatch({ type: "finished", identifier, outcome: "done" });
  }

  async replay(connection: Connection<Identity>, identifier: string, asked: AskedHistory): Promise<void> {
    const subscription = connection.subscriptions.get(identifier);
    if (subscription !== undefined) {
      await replayHistory({
        asked,
        connection,
        subscription,
        feed: this.#feed,
        part: () => this.#part(connection, subscription),
        join: () => this.#join(connection, subscription),
      });
    }
    connection.dispatch({ type: "finished", identifier, outcome: "done" });
  }

  /** Ends a subscription; of one that has ended already nothing is left to do. */
  async leave(connection: Connection<Identity>, identifier: string): Promise<void> {
    const subscription = connection.subscriptions.get(identifier);
    if (subscription?.phase === "admitted") {
      connection.subscriptions.delete(identifier);
      subscription.phase = "ended";
      this.#part(connection, subscription);
      for (const { stream } of subscription.followings) this.#feed.release(stream);
      await this.#guarded(subscription.channel, "unsubscribed", () =>
        subscription.channel.unsubscribed?.(subscription),
      );
    }
    if (connection.phase === "open") connection.dispatch({ type: "finished", identifier, outcome: "done" });
  }

  /** Takes a closed session out of the fan-out at once, whatever of it still runs. */
  partAll(connection: Connection<Identity>): void {
    for (const subscription of connection.subscriptions.values()) this.#part(connection, subscription);
  }

  async #admitted(
    connection: Connection<Identity>,
    identifier: string,
  ): Promise<LiveSubscription<Identity> | undefined> {
    const decoded = decodeIdentifier(identifier);
    const channel = decoded && this.#channels.get(decoded.channel);
    if (channel === undefined) return undefined;
    return this.#guarded(channel, "subscribe", async () => {
      const params = await checkParams(channel.params, decoded?.params);
      if (params === undefined) return undefined;
      const subscription = new LiveSubscription(connection, identifier, channel, params.value);
      const admission = await channel.subscribe(subscription);
      if ("reject" in admission) {
        subscription.phase = "ended";
        this.#logger.debug({ channel: channel.name, why: admission.reject }, "A subscription was rejected");
        return undefined;
      }
      subscription.phase = "admitted";
      subscription.followings = admission.admit;
      subscription.heads = await Promise.all(admission.admit.map(({ stream }) => this.#feed.follow(stream)));
      return subscription;
    });
  }

  async #act(subscription: LiveSubscription<Identity>, data: string): Promise<void> {
    const { channel } = subscription;
    const action = parseAction(data);
    const actions = channel.actions ?? {};
    if (action === undefined || !Object.hasOwn(actions, action.name)) {
      this.#logger.debug({ channel: channel.name }, "A message for an unknown action was ignored");
      return;
    }
    await this.#guarded(channel, "action", () => actions[action.name]?.(subscription, { ...action.data }));
  }

  #join(connection: Connection<Identity>, subscription: LiveSubscription<Identity>): void {
    if (connection.phase !== "open") return;
    this.#part(connection, subscription);
    subscription.heads = [];
    subscription.groups = subscription.followings.map(({ stream, view }) =>
      this.#hub.join(stream, subscription.identifier, connection, view),
    );
  }

  #part(connection: Connection<Identity>, subscription: LiveSubscription<Identity>): void {
    for (const group of subscription.groups) this.#hub.leave(group, connection);
    subscription.groups = [];
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
      this.#logger.error({ error, channel: channel.name, what }, "A channel failed");
      return undefined;
    }
  }
}
