import { byPlace, isBuiltOn, type Refusal, type RefusedAction, type SavedAction } from "./savedAction.ts";

export interface Saved {
  readonly action: SavedAction;
  /** It could not be sent at once: it counts as saved, and its refusal is listed until somebody has read it. */
  readonly waited: boolean;
}

/** A refusal that somebody still has to read: on the card for a moment, and in the list if its action had waited. */
export interface UnreadRefusal extends RefusedAction {
  readonly onCard: boolean;
  readonly listed: boolean;
}

interface Contents {
  /** What the server has not answered, in the order in which it is sent. */
  readonly saved: readonly Saved[];
  readonly refused: readonly UnreadRefusal[];
  /** Requests made so far: the answer to an earlier one means nothing any more. */
  readonly attempts: number;
}

/** `failures`: requests in a row without an answer. */
type Sender =
  | { readonly kind: "resting" }
  /** Only one tab sends: it is asked whether it is this one. */
  | { readonly kind: "waitingForTurn"; readonly failures: number }
  | { readonly kind: "sending"; readonly id: string; readonly failures: number }
  /** The server could not be reached; it is tried again after a while. */
  | { readonly kind: "pausing"; readonly failures: number };

/** What one account did for one restaurant on this device and the server has not answered, in one tab's eyes. */
export type OfflineQueue = Contents & Sender;

export type QueueEvent =
  | { readonly type: "act"; readonly action: SavedAction }
  /** The device did not keep it. */
  | { readonly type: "notKept"; readonly id: string }
  /** What the device holds: as the page opens, and whenever another tab has changed it. */
  | ({ readonly type: "read" } & Stored)
  | ({ readonly type: "turn" } & Stored)
  /** Another tab has sent it. */
  | { readonly type: "sentElsewhere"; readonly id: string }
  | { readonly type: "answered"; readonly attempt: number }
  | { readonly type: "refused"; readonly attempt: number; readonly why: Refusal }
  /** Nobody knows whether it was done. `waitMs`: how long the server asked to be left alone. */
  | { readonly type: "unanswered"; readonly attempt: number; readonly waitMs: number | null }
  | { readonly type: "due" }
  /** The answer takes so long that nobody should be left to believe it is done. */
  | { readonly type: "slow"; readonly attempt: number }
  /** The line is back, or the user does not want to wait for the next try. */
  | { readonly type: "hasten" }
  /** The user takes an action back, and with it what is built on it. */
  | { readonly type: "discard"; readonly id: string }
  /** The line on the card has stood there long enough. */
  | { readonly type: "cardRead"; readonly ids: readonly string[] }
  | { readonly type: "dismiss"; readonly id: string }
  /** The page goes; what is saved stays on the device. */
  | { readonly type: "stop" };

export interface Stored {
  readonly actions: readonly SavedAction[];
  readonly refused: readonly RefusedAction[];
}

export type QueueEffect =
  | { readonly type: "keep"; readonly action: SavedAction }
  | { readonly type: "forget"; readonly ids: readonly string[] }
  | { readonly type: "forgetSent"; readonly id: string }
  | { readonly type: "keepRefusals"; readonly refused: readonly RefusedAction[] }
  | { readonly type: "forgetRefusal"; readonly id: string }
  | { readonly type: "askTurn" }
  | { readonly type: "endTurn" }
  | { readonly type: "send"; readonly action: SavedAction; readonly attempt: number }
  | { readonly type: "abandon" }
  | { readonly type: "pause"; readonly failures: number; readonly waitMs: number | null }
  | { readonly type: "tell"; readonly news: QueueNews };

export type QueueNews =
  | { readonly kind: "sent"; readonly saved: Saved }
  | { readonly kind: "refused"; readonly refused: readonly UnreadRefusal[] }
  | { readonly kind: "full" }
  | { readonly kind: "notKept" };

export interface QueueTransition {
  readonly queue: OfflineQueue;
  readonly effects: readonly QueueEffect[];
}

export const mostSaved = 100;
const oldAfterMs = 7 * 24 * 60 * 60_000;

/** As a page finds it. Whatever an earlier page has left could not be sent at once. */
export function foundQueue({ actions, refused: kept }: Stored): OfflineQueue {
  const saved = inOrder(actions.map((action) => ({ action, waited: true })));
  const unread = kept.map((one) => ({ ...one, onCard: false, listed: true }));
  return { kind: "resting", saved, refused: unread, attempts: 0 };
}

export const isFull = ({ saved }: OfflineQueue): boolean => saved.length >= mostSaved;

/** The only function that decides what the queue does next. Pure; `now` by the server's clock. */
export function nextQueue(queue: OfflineQueue, event: QueueEvent, now: number): QueueTransition {
  switch (event.type) {
    case "act":
      return act(queue, event.action);
    case "notKept":
      return to(without(queue, [event.id]), { type: "tell", news: { kind: "notKept" } });
    case "read":
      return wake(withStored(queue, event));
    case "turn":
      return queue.kind === "waitingForTurn"
        ? sendNext(withStored(queue, event), queue.failures, now)
        : to(queue, { type: "endTurn" });
    case "sentElsewhere":
      return to(without(queue, [event.id]), ...tellSent(queue, event.id));
    case "answered":
      return isCurrent(queue, event.attempt) ? answered(queue, now) : to(queue);
    case "refused":
      return isCurrent(queue, event.attempt) ? refused(queue, event.why, now) : to(queue);
    case "unanswered":
      return isCurrent(queue, event.attempt) ? unanswered(queue, event.waitMs) : to(queue);
    case "due":
      return queue.kind === "pausing" ? wake({ ...queue, kind: "resting" }, queue.failures) : to(queue);
    case "slow":
      return to(isCurrent(queue, event.attempt) ? allWaited(queue) : queue);
    case "hasten":
      return hasten(queue);
    case "discard":
      return discard(queue, event.id);
    case "cardRead":
      return to({
        ...queue,
        refused: queue.refused.flatMap((one) => (event.ids.includes(one.action.id) ? cardRead(one) : one)),
      });
    case "dismiss":
      return to(
        { ...queue, refused: queue.refused.filter(({ action }) => action.id !== event.id) },
        { type: "forgetRefusal", id: event.id },
      );
    case "stop":
      return to({ ...contentsOf(queue), kind: "resting" }, { type: "abandon" }, { type: "endTurn" });
    default:
      return event satisfies never;
  }
}

type Sending = Extract<OfflineQueue, { kind: "sending" }>;

function to(queue: OfflineQueue, ...effects: readonly QueueEffect[]): QueueTransition {
  return { queue, effects };
}

/** The last request had no answer: what is added now waits as well. */
function hasFailed(queue: OfflineQueue): boolean {
  return queue.kind !== "resting" && queue.failures > 0;
}

function isCurrent(queue: OfflineQueue, attempt: number): queue is Sending {
  return queue.kind === "sending" && queue.attempts === attempt;
}

function act(queue: OfflineQueue, action: SavedAction): QueueTransition {
  if (isFull(queue)) return to(queue, { type: "tell", news: { kind: "full" } });
  const saved = inOrder([...queue.saved, { action, waited: hasFailed(queue) }]);
  const { queue: woken, effects } = wake({ ...queue, saved });
  return to(woken, { type: "keep", action }, ...effects);
}

/** Begins to send where nothing is being done about what is saved. */
function wake(queue: OfflineQueue, failures = 0): QueueTransition {
  if (queue.kind !== "resting" || queue.saved.length === 0) return to(queue);
  return to({ ...queue, kind: "waitingForTurn", failures }, { type: "askTurn" });
}

function hasten(queue: OfflineQueue): QueueTransition {
  if (queue.kind === "pausing") return wake({ ...queue, kind: "resting" });
  const head = queue.saved.find(({ action }) => queue.kind === "sending" && action.id === queue.id);
  if (queue.kind !== "sending" || head === undefined) return to(queue);
  // The request may hang on the line that was lost; its repeat has the same key.
  const { queue: again, effects } = send(queue, head, queue.failures);
  return to(again, { type: "abandon" }, ...effects);
}

function sendNext(queue: OfflineQueue, failures: number, now: number): QueueTransition {
  const [head] = queue.saved;
  if (head === undefined) return to({ ...contentsOf(queue), kind: "resting" }, { type: "endTurn" });
  if (now - head.action.at <= oldAfterMs) return send(queue, head, failures);
  const dropped = drop(queue, head, { kind: "old" });
  const { queue: next, effects } = sendNext(dropped.queue, failures, now);
  return to(next, ...dropped.effects, ...effects);
}

function send(queue: OfflineQueue, { action }: Saved, failures: number): QueueTransition {
  const attempts = queue.attempts + 1;
  return to(
    { ...contentsOf(queue), kind: "sending", id: action.id, failures, attempts },
    { type: "send", action, attempt: attempts },
  );
}

function answered(queue: Sending, now: number): QueueTransition {
  const { queue: next, effects } = sendNext(without(queue, [queue.id]), 0, now);
  return to(next, { type: "forgetSent", id: queue.id }, ...tellSent(queue, queue.id), ...effects);
}

function tellSent(queue: OfflineQueue, id: string): readonly QueueEffect[] {
  const saved = queue.saved.find(({ action }) => action.id === id);
  return saved ? [{ type: "tell", news: { kind: "sent", saved } }] : [];
}

function refused(queue: Sending, why: Refusal, now: number): QueueTransition {
  const head = queue.saved.find(({ action }) => action.id === queue.id);
  if (head === undefined) return sendNext(queue, 0, now);
  const dropped = drop(queue, head, why);
  const { queue: next, effects } = sendNext(dropped.queue, 0, now);
  return to(next, ...dropped.effects, ...effects);
}

function unanswered(queue: Sending, waitMs: number | null): QueueTransition {
  const failures = queue.failures + 1;
  return to(
    { ...allWaited(contentsOf(queue)), kind: "pausing", failures },
    { type: "endTurn" },
    { type: "pause", failures, waitMs },
  );
}

/** Takes out what was refused and what is built on it, and shows both. */
function drop(queue: OfflineQueue, head: Saved, why: Refusal): QueueTransition {
  const gone = [head, ...queue.saved.filter(({ action }) => isBuiltOn(action, head.action))];
  const unread = gone.map(({ action, waited }): UnreadRefusal => {
    const reason: Refusal = action.id === head.action.id ? why : { kind: "behind" };
    return { action, why: reason, onCard: true, listed: waited };
  });
  const ids = gone.map(({ action }) => action.id);
  const listed = unread.filter((one) => one.listed).map(({ action, why: reason }) => ({ action, why: reason }));
  return to(
    { ...without(queue, ids), refused: [...queue.refused, ...unread] },
    // Written before it is forgotten: a reload in between shows it twice rather than never.
    ...(listed.length > 0 ? [{ type: "keepRefusals", refused: listed } as const] : []),
    { type: "forget", ids },
    { type: "tell", news: { kind: "refused", refused: unread } },
  );
}

/** What is on its way cannot be taken back any more. */
function discard(queue: OfflineQueue, id: string): QueueTransition {
  const found = queue.saved.find(({ action }) => action.id === id);
  if (!found || (queue.kind === "sending" && queue.id === id)) return to(queue);
  const ids = queue.saved.flatMap(({ action }) =>
    action.id === id || isBuiltOn(action, found.action) ? action.id : [],
  );
  const left = without(queue, ids);
  const rests = left.kind === "pausing" && left.saved.length === 0;
  return to(rests ? { ...contentsOf(left), kind: "resting" } : left, { type: "forget", ids });
}

function cardRead(one: UnreadRefusal): readonly UnreadRefusal[] {
  return one.listed ? [{ ...one, onCard: false }] : [];
}

/** What the device holds is what there is; of what was known already, it is also known whether it waited. */
function withStored(queue: OfflineQueue, { actions, refused: kept }: Stored): OfflineQueue {
  const known = new Map(queue.saved.map((saved) => [saved.action.id, saved]));
  const saved = actions.map((action) => known.get(action.id) ?? { action, waited: hasFailed(queue) });
  const shown = new Map(queue.refused.map((one) => [one.action.id, one]));
  const listed = kept.map((one) => shown.get(one.action.id) ?? { ...one, onCard: false, listed: true });
  const unlisted = queue.refused.filter((one) => !one.listed);
  return { ...queue, saved: inOrder(saved), refused: [...listed, ...unlisted] };
}

function allWaited<Queue extends Contents>(queue: Queue): Queue {
  return { ...queue, saved: queue.saved.map((saved) => (saved.waited ? saved : { ...saved, waited: true })) };
}

function without<Queue extends OfflineQueue>(queue: Queue, ids: readonly string[]): Queue {
  return { ...queue, saved: queue.saved.filter(({ action }) => !ids.includes(action.id)) };
}

function inOrder(saved: readonly Saved[]): readonly Saved[] {
  return [...saved].sort((a, b) => byPlace(a.action, b.action));
}

/** A state carries only its own fields. */
function contentsOf({ saved, refused: unread, attempts }: OfflineQueue): Contents {
  return { saved, refused: unread, attempts };
}
