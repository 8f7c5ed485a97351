import { type DisconnectReason, isDisconnectReason } from "./disconnectReasons.ts";
import { isObject, parseObject } from "./identifiers.ts";

/** Where a data frame of a stored stream stands. Offsets of one stream and epoch are contiguous: 1, 2, 3, ... */
export interface StreamPosition {
  readonly stream: string;
  readonly epoch: string;
  readonly offset: number;
}

/** Somebody who is present. */
export interface PresenceRecord {
  readonly id: string;
  readonly info: Readonly<Record<string, unknown>>;
}

/** Who came, who went, or the answer to who is there. */
export type PresenceEvent =
  | { readonly type: "join" | "leave"; readonly id: string; readonly info?: Readonly<Record<string, unknown>> }
  | { readonly type: "info"; readonly total: number; readonly records: readonly PresenceRecord[] };

/** Every frame a server sends. On the wire a data frame has no `type`; every other frame looks as it does here. */
export type ServerFrame =
  | { readonly type: "welcome"; readonly sid?: string }
  | { readonly type: "ping"; readonly message: number }
  | { readonly type: "pong" }
  | { readonly type: "confirm_subscription"; readonly identifier: string }
  | { readonly type: "reject_subscription"; readonly identifier: string }
  | {
      readonly type: "data";
      readonly identifier: string;
      readonly message: unknown;
      readonly position?: StreamPosition;
    }
  | { readonly type: "confirm_history"; readonly identifier: string }
  | { readonly type: "reject_history"; readonly identifier: string }
  | { readonly type: "presence"; readonly identifier: string; readonly message: PresenceEvent }
  /** Without `expires_at` the token does not end. */
  | { readonly type: "authenticated"; readonly expires_at?: number }
  | { readonly type: "token_expiring"; readonly expires_at: number }
  | DisconnectFrame;

/** The server's goodbye; the socket closes behind it. */
export interface DisconnectFrame {
  readonly type: "disconnect";
  /** `undefined` when the server gave none or one that is not in the table. */
  readonly reason: DisconnectReason | undefined;
  readonly reconnect: boolean;
  readonly detail?: string;
  /** How long an extended client waits before it comes back after `server_restart`. */
  readonly retry_after_ms?: number;
}

/** What stands in place of a frame that cannot be read: ignored by a client, never thrown. */
export interface UnreadableFrame {
  readonly type: "unreadable";
  readonly problem: "malformed" | "unknown";
}

const malformed: UnreadableFrame = { type: "unreadable", problem: "malformed" };
const unknown: UnreadableFrame = { type: "unreadable", problem: "unknown" };

/** Text of any frame that is made once; data frames of a log go through `encodeData`, which takes their JSON as it is. */
export function encodeServerFrame(frame: ServerFrame): string {
  if (frame.type !== "data") return JSON.stringify(frame);
  return encodeData(JSON.stringify(frame.identifier), JSON.stringify(frame.message ?? null), frame.position);
}

/** A data frame of JSON texts that stand already: a payload is never parsed on its way from the log to a socket. */
export function encodeData(identifierJson: string, messageJson: string, position?: StreamPosition): string {
  const place =
    position === undefined
      ? ""
      : `,"stream_id":${JSON.stringify(position.stream)},"epoch":${JSON.stringify(position.epoch)},"offset":${position.offset}`;
  return `{"identifier":${identifierJson},"message":${messageJson}${place}}`;
}

/** A presence frame for everyone with one identifier. */
export function encodePresence(identifierJson: string, event: PresenceEvent): string {
  return `{"type":"presence","identifier":${identifierJson},"message":${JSON.stringify(event)}}`;
}

/** Reads what a server sent. Never throws; unknown keys are left out. */
export function parseServerFrame(text: string): ServerFrame | UnreadableFrame {
  const value = parseObject(text);
  if (value === undefined) return malformed;
  if (value.type === undefined) return parseData(value);
  return typeof value.type === "string" ? parseTyped(value.type, value) : malformed;
}

function parseTyped(type: string, value: Record<string, unknown>): ServerFrame | UnreadableFrame {
  switch (type) {
    case "welcome":
      return typeof value.sid === "string" && value.sid !== "" ? { type, sid: value.sid } : { type };
    case "ping":
      return typeof value.message === "number" ? { type, message: value.message } : malformed;
    case "pong":
      return { type };
    case "confirm_subscription":
    case "reject_subscription":
    case "confirm_history":
    case "reject_history":
      return typeof value.identifier === "string" ? { type, identifier: value.identifier } : malformed;
    case "presence":
      return parsePresence(value);
    case "authenticated":
      return typeof value.expires_at === "number" ? { type, expires_at: value.expires_at } : { type };
    case "token_expiring":
      return typeof value.expires_at === "number" ? { type, expires_at: value.expires_at } : malformed;
    case "disconnect":
      return parseDisconnect(value);
    default:
      return unknown;
  }
}

function parseData(value: Record<string, unknown>): ServerFrame | UnreadableFrame {
  const { identifier, message } = value;
  if (typeof identifier !== "string" || message === undefined) return malformed;
  const { stream_id: stream, epoch, offset } = value;
  return typeof stream === "string" && typeof epoch === "string" && isOffset(offset)
    ? { type: "data", identifier, message, position: { stream, epoch, offset } }
    : { type: "data", identifier, message };
}

function parseDisconnect(value: Record<string, unknown>): DisconnectFrame {
  const { reason, detail, retry_after_ms: retryAfter } = value;
  return {
    type: "disconnect",
    reason: typeof reason === "string" && isDisconnectReason(reason) ? reason : undefined,
    // A server that says nothing about it means a passing trouble, as the stock client reads it.
    reconnect: value.reconnect !== false,
    ...(typeof detail === "string" ? { detail } : {}),
    ...(typeof retryAfter === "number" && retryAfter >= 0 ? { retry_after_ms: retryAfter } : {}),
  };
}

function parsePresence(value: Record<string, unknown>): ServerFrame | UnreadableFrame {
  const { identifier, message } = value;
  if (typeof identifier !== "string" || !isObject(message)) return malformed;
  const { type, id, info } = message;
  if ((type === "join" || type === "leave") && typeof id === "string") {
    return { type: "presence", identifier, message: { type, id, ...(isObject(info) ? { info } : {}) } };
  }
  if (type !== "info" || typeof message.total !== "number" || !Array.isArray(message.records)) return malformed;
  const records = message.records.filter(isPresenceRecord);
  return { type: "presence", identifier, message: { type, total: message.total, records } };
}

function isPresenceRecord(value: unknown): value is PresenceRecord {
  return isObject(value) && typeof value.id === "string" && isObject(value.info);
}

function isOffset(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
