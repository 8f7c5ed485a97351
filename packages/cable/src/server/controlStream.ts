import type { Feed } from "./feed.ts";
import type { ControlStreamOptions, Revocation } from "./options.ts";
import type { CableLogger, LogEvent } from "./ports.ts";

/**
 * The stream by which the nodes hear whose sockets end. It is followed like any other from the start on; no handshake is
 * answered before it stands at the log's head, or a revocation could fall between the database's answer and that head.
 */
export class ControlStream {
  readonly #options: ControlStreamOptions;
  readonly #logger: CableLogger;
  readonly #revoke: (revocation: Revocation) => void;
  readonly #feed: Feed;
  #followed: Promise<unknown>;

  constructor(
    options: ControlStreamOptions,
    feed: Feed,
    logger: CableLogger,
    revoke: (revocation: Revocation) => void,
  ) {
    this.#options = options;
    this.#logger = logger;
    this.#revoke = revoke;
    this.#feed = feed;
    this.#followed = feed.follow(options.stream);
  }

  get stream(): string {
    return this.#options.stream;
  }

  /** The log went back in time: where the stream stands is to be read anew before anyone is let in. */
  beginAnew(): void {
    this.#followed = this.#feed.refresh(this.stream);
  }

  ready(): Promise<unknown> {
    return this.#followed;
  }

  take(event: LogEvent): void {
    try {
      const revocation = this.#options.read(JSON.parse(event.payload));
      if (revocation !== undefined) this.#revoke(revocation);
    } catch (error) {
      this.#logger.error({ error, offset: event.offset }, "An event of the control stream cannot be read");
    }
  }
}
