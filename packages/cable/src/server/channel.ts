/** The part of the Standard Schema interface (v1) that is used here; zod, valibot and arktype schemas all have it. */
export interface ParamsSchema<Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => SchemaResult<Output> | Promise<SchemaResult<Output>>;
    readonly types?: { readonly input: unknown; readonly output: Output } | undefined;
  };
}

type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: ReadonlyArray<{ readonly message: string }> };

/** A stream that a subscription follows. With a `view` the subscriber sees what it returns, without a position; `undefined` hides the event. */
export interface Following {
  readonly stream: string;
  readonly view?: ((message: unknown) => unknown) | undefined;
  /**
   * With a `view`: the offset at which the state was read that the channel has transmitted. What came after it is shown
   * through the view before the confirmation, so that nothing falls between the state and the live events.
   */
  readonly after?: number;
}

/** What a channel decides about one subscription. */
export type Admission = { readonly admit: readonly Following[] } | { readonly reject: string };

/** What a channel may do for one subscription; `Identity` is whatever the server's `authenticate` returned. */
export interface Subscription<Identity, Params> {
  readonly identity: Identity;
  /** As the channel's schema has read them. */
  readonly params: Params;
  /** The text by which the client knows this subscription. */
  readonly identifier: string;
  /** Sends one message to this subscriber alone; while subscribing it arrives before the confirmation. */
  transmit(message: unknown): void;
}

/**
 * A channel: who may subscribe with which params, and which streams they then follow.
 * Params that fail the schema, an exception and a `reject` all answer `reject_subscription`.
 */
export interface Channel<Identity, Params = unknown> {
  /** As clients say it in `channel`. */
  readonly name: string;
  readonly params: ParamsSchema<Params>;
  /** Asked once for each subscription; what it admits holds until that ends. */
  subscribe(subscription: Subscription<Identity, Params>): Admission | Promise<Admission>;
  /** Runs once for each subscription that was admitted, when it ends for whatever reason. */
  unsubscribed?(subscription: Subscription<Identity, Params>): void | Promise<void>;
  /**
   * Declares presence: extended subscribers may be shown to each other, by the first stream that they follow. What it
   * returns is set in the `info` of whoever joins, over anything that the client says.
   */
  presence?(subscription: Subscription<Identity, Params>): Readonly<Record<string, unknown>>;
  /** By the name of the client's `action`; `receive` serves messages without one. */
  readonly actions?: Readonly<
    Record<
      string,
      (subscription: Subscription<Identity, Params>, data: Record<string, unknown>) => void | Promise<void>
    >
  >;
}

/** Erases the params type, so that channels of different params stand in one list. */
export function defineChannel<Identity, Params>(channel: Channel<Identity, Params>): Channel<Identity> {
  return channel as Channel<Identity>;
}

/** A client finds a channel by its name alone. A `RangeError` tells of one that another would hide. */
export function checkNames(channels: readonly { readonly name: string }[]): void {
  const names = new Set<string>();
  for (const { name } of channels) {
    if (names.has(name)) throw new RangeError(`Two channels are named ${name}: give each a name of its own`);
    names.add(name);
  }
}
