import type { HistoryRequest } from "../protocol/index.ts";
import type { Connection } from "./connection.ts";
import type { Feed } from "./feed.ts";
import type { Addressed, FramedEvent } from "./framedEvent.ts";
import { joinFrames } from "./framing.ts";
import { pageBytes } from "./pageFlow.ts";
import type { StreamHead } from "./ports.ts";
import type { Page, SharedPages } from "./sharedPages.ts";
import type { LiveSubscription } from "./subscription.ts";
import type { AskedHistory } from "./subscriptionState.ts";

export interface Replay<Identity> {
  readonly asked: AskedHistory;
  readonly connection: Connection<Identity>;
  readonly subscription: LiveSubscription<Identity>;
  readonly feed: Feed;
  readonly pages: SharedPages;
  /** How it ended. */
  readonly count: (what: "resumes" | "rejectedHistories") => void;
  /** Leaves and joins the live groups. */
  part(): void;
  join(): void;
}

/** Where the client stands in one stream, while it is brought to the feed's position. */
interface Reader {
  readonly stream: string;
  offset: number;
}

/**
 * Answers a history: all that was missed, in order, then `confirm_history`, then live frames, which begin in the same turn
 * in which every stream of the subscription stands where the feed stands. What the log cannot prove is rejected before
 * any frame was sent.
 */
export async function replayHistory<Identity>(replay: Replay<Identity>): Promise<void> {
  const { asked, connection, subscription, feed } = replay;
  const { identifier } = subscription;
  const isLive = subscription.groups.length > 0;
  const heads = isLive
    ? await Promise.all(subscription.followings.map(({ stream }) => feed.refresh(stream)))
    : subscription.heads;
  const places = subscription.followings.flatMap(({ stream, view }, index) =>
    view === undefined ? [{ stream, head: heads[index] }] : [],
  );
  const readers = asked === "malformed" ? undefined : await judge(asked, places, feed);
  if (readers === undefined) {
    replay.count("rejectedHistories");
    connection.send({ identifier, type: "reject_history" });
    if (!isLive) replay.join();
    return;
  }
  replay.part();
  while (connection.phase === "open") {
    const behind = readers.find(({ stream, offset }) => offset < feed.position(stream));
    if (behind === undefined) {
      replay.count("resumes");
      connection.send({ identifier, type: "confirm_history" });
      return replay.join();
    }
    await sendPage(replay, behind);
  }
}

interface Place {
  readonly stream: string;
  readonly head: StreamHead | undefined;
}

/** From where each stream is read, or `undefined` when the log does not cover one of the gaps. */
async function judge(
  asked: HistoryRequest,
  places: readonly Place[],
  feed: Feed,
): Promise<readonly Reader[] | undefined> {
  const readers: Reader[] = [];
  for (const place of places) {
    const offset = await startOf(asked, place, feed);
    if (offset === undefined) return undefined;
    readers.push({ stream: place.stream, offset });
  }
  return readers;
}

async function startOf({ streams, since }: HistoryRequest, { stream, head }: Place, feed: Feed) {
  const from = streams !== undefined && Object.hasOwn(streams, stream) ? streams[stream] : undefined;
  if (from !== undefined) {
    const isCovered =
      head !== undefined && from.epoch === feed.epoch && from.offset >= head.floor && from.offset <= head.head;
    return isCovered ? from.offset : undefined;
  }
  return since === undefined ? feed.position(stream) : feed.offsetBefore(stream, since * 1000);
}

async function sendPage<Identity>(replay: Replay<Identity>, reader: Reader): Promise<void> {
  const { connection, feed, pages } = replay;
  const whole = wholePage(replay, reader);
  const shared = pages.find(whole);
  if (shared !== undefined) {
    await connection.sendPage(shared, whole.upTo - whole.after);
    reader.offset = whole.upTo;
    return;
  }
  const read = await feed.read(reader.stream, reader.offset);
  const upTo = feed.position(reader.stream);
  const events = read.filter(({ offset }) => offset <= upTo);
  if (events.length === 0 || events.some(({ offset }, index) => offset !== reader.offset + 1 + index)) {
    // Retention has overtaken the reader: the next resume is rejected cleanly.
    connection.restart();
    return;
  }
  const to = { identifierJson: whole.identifierJson, extended: true, deflates: whole.deflates };
  for (const page of pagesOf(events, to)) {
    const frames = joinFrames(page);
    if (page.length === events.length) pages.keep({ ...whole, upTo: whole.after + page.length }, frames);
    await connection.sendPage(frames, page.length);
  }
  reader.offset += events.length;
}

/** All that a reader misses now, were it to fit into one page. */
function wholePage<Identity>({ connection, feed, subscription }: Replay<Identity>, reader: Reader): Page {
  return {
    stream: reader.stream,
    epoch: feed.epoch,
    after: reader.offset,
    upTo: feed.position(reader.stream),
    identifierJson: JSON.stringify(subscription.identifier),
    deflates: connection.deflates,
  };
}

/**
 * As many frames a page as fit; a frame larger than a page is one of its own. Each page is made when it is due: compressing
 * all of them at once would keep everyone else waiting.
 */
function* pagesOf(events: readonly FramedEvent[], to: Addressed): Generator<readonly Buffer[]> {
  let page: Buffer[] = [];
  let free = pageBytes;
  for (const event of events) {
    const frame = event.frame(to);
    if (page.length > 0 && frame.length > free) {
      yield page;
      page = [];
      free = pageBytes;
    }
    page.push(frame);
    free -= frame.length;
  }
  yield page;
}
