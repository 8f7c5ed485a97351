import type { Connection } from "./connection.ts";
import type { Feed } from "./feed.ts";
import type { CableLogger } from "./ports.ts";
import type { LiveSubscription } from "./subscription.ts";

interface Missed<Identity> {
  readonly connection: Connection<Identity>;
  readonly subscription: LiveSubscription<Identity>;
  readonly feed: Feed;
  readonly logger: CableLogger;
  /** Runs in the same turn in which the subscription stands where the feed stands. */
  readonly whenLevel: () => void;
}

/**
 * Shows, through their views, the events between the state that a channel has transmitted and the feed's position. With
 * those that are live from then on the subscriber misses nothing, although its stream carries no positions.
 */
export async function showMissed<Identity>(missed: Missed<Identity>): Promise<void> {
  const { connection, subscription, feed, logger, whenLevel } = missed;
  const readers = subscription.followings.flatMap(({ stream, after, view }) =>
    after === undefined || view === undefined ? [] : [{ stream, view, offset: after }],
  );
  while (connection.phase === "open") {
    const behind = readers.find(({ stream, offset }) => offset < feed.position(stream));
    if (behind === undefined) break;
    const read = await feed.read(behind.stream, behind.offset);
    const upTo = feed.position(behind.stream);
    const events = read.filter(({ offset }) => offset <= upTo);
    if (events[0]?.offset !== behind.offset + 1) {
      // Retention has overtaken the state: the client comes again and gets a newer one.
      connection.restart();
      break;
    }
    for (const { payload } of events) show(subscription, behind.view, payload, logger);
    behind.offset += events.length;
  }
  whenLevel();
}

function show<Identity>(
  subscription: LiveSubscription<Identity>,
  view: (message: unknown) => unknown,
  payload: string,
  logger: CableLogger,
): void {
  try {
    const seen = view(JSON.parse(payload));
    if (seen !== undefined) subscription.transmit(seen);
  } catch (error) {
    logger.error({ error }, "A view of a stream failed; its subscriber does not see the event");
  }
}
