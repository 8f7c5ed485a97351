import { encodeData } from "../protocol/index.ts";
import type { Channel, Following, ParamsSchema, Subscription } from "./channel.ts";
import type { Group } from "./hub.ts";
import type { StreamHead } from "./ports.ts";

/** What a subscription needs of its connection. */
export interface Subscriber<Identity> {
  readonly identity: Identity;
  readonly extended: boolean;
  sendText(text: string): void;
}

/** The one empty list: ten thousand of their own would be half a megabyte. */
export const none: readonly never[] = [];

/** One subscription while it lives, and the handle that its channel gets. */
export class LiveSubscription<Identity> implements Subscription<Identity, unknown> {
  readonly identifier: string;
  readonly channel: Channel<Identity>;
  readonly params: unknown;
  phase: "asking" | "admitted" | "ended" = "asking";
  /** What the channel admitted; once joined, the groups stand for it, so that a list for each subscriber is not kept. */
  followings: readonly Following[] = none;
  /** Of each followed stream, read before the confirmation; kept only until a history was judged by them. */
  heads: readonly StreamHead[] = none;
  groups: readonly Group[] = none;
  /** Where it hears who comes and goes. */
  presenceGroup: Group | undefined;
  readonly #subscriber: Subscriber<Identity>;

  constructor(subscriber: Subscriber<Identity>, identifier: string, channel: Channel<Identity>, params: unknown) {
    this.#subscriber = subscriber;
    this.identifier = identifier;
    this.channel = channel;
    this.params = params;
  }

  get identity(): Identity {
    return this.#subscriber.identity;
  }

  /** The stream on which its client may be present, if its channel and its protocol know presence. */
  get presenceStream(): string | undefined {
    const isKnown = this.channel.presence !== undefined && this.#subscriber.extended;
    return isKnown ? this.followings[0]?.stream : undefined;
  }

  transmit(message: unknown): void {
    if (this.phase === "ended") return;
    this.#subscriber.sendText(encodeData(JSON.stringify(this.identifier), JSON.stringify(message ?? null)));
  }
}

/** Checks the params of an identifier; `undefined` when the channel's schema refuses them. */
export async function checkParams<Params>(
  schema: ParamsSchema<Params>,
  params: unknown,
): Promise<{ readonly value: Params } | undefined> {
  const result = await schema["~standard"].validate(params);
  return result.issues === undefined ? { value: result.value } : undefined;
}
