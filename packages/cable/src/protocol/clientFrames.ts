import { isObject, nestsWithin, parseObject } from "./identifiers.ts";

/** From where a client asks for what it missed. `since` (unix seconds, inclusive) is for streams that `streams` does not name. */
export interface HistoryRequest {
  readonly since?: number;
  readonly streams?: Readonly<Record<string, { readonly offset: number; readonly epoch: string }>>;
}

/** How a client shows itself: sessions with one `id` are one to the others. `info` is for them to read; 4 KiB in all. */
export interface PresenceEntry {
  readonly id: string;
  readonly info?: Readonly<Record<string, unknown>>;
}

/** Every frame a client sends. */
export type ClientFrame =
  /** `presence` joins right behind the subscribe, as a `join` of its own would. */
  | {
      readonly command: "subscribe";
      readonly identifier: string;
      readonly history?: HistoryRequest;
      readonly presence?: PresenceEntry;
    }
  | { readonly command: "unsubscribe"; readonly identifier: string }
  | { readonly command: "message"; readonly identifier: string; readonly data: string }
  | { readonly command: "history"; readonly identifier: string; readonly history: HistoryRequest }
  | { readonly command: "join"; readonly identifier: string; readonly presence: PresenceEntry }
  | { readonly command: "leave"; readonly identifier: string; readonly presence?: PresenceEntry }
  | { readonly command: "presence"; readonly identifier: string }
  | { readonly command: "authenticate"; readonly token: string }
  | { readonly command: "ping" }
  | { readonly command: "pong" };

/**
 * A frame as a server reads it. A history that is not well formed is still a request and must be rejected as one
 * (`undefined`); so must a subscribe whose identifier is no text, which is echoed as it came.
 */
export type ReceivedFrame =
  | Exclude<ClientFrame, { readonly command: "subscribe" | "history" }>
  | {
      readonly command: "subscribe";
      readonly identifier: string;
      readonly history: HistoryRequest | "malformed" | undefined;
      readonly presence: PresenceEntry | undefined;
    }
  | { readonly command: "history"; readonly identifier: string; readonly history: HistoryRequest | "malformed" }
  | { readonly command: "subscribeWithoutIdentifier"; readonly identifier: unknown }
  /** An object that is no command of the protocol: logged and counted, the connection lives. */
  | { readonly command: "unknown"; readonly name: string }
  /** No JSON object: ends the connection. */
  | { readonly command: "malformed" };

/** How deep what is written again may be nested. */
const mostLevels = 32;

const pongText = encodeClientFrame({ command: "pong" });

/** The text of a frame as it goes to a server. */
export function encodeClientFrame(frame: ClientFrame): string {
  return JSON.stringify(frame);
}

/** What a `message` asks of a channel; without an action, or with a blank one, it is for `receive`. */
export interface Action {
  readonly name: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** Reads the `data` of a `message`; `undefined` when it is no JSON object or its action is no text. */
export function parseAction(data: string): Action | undefined {
  const value = parseObject(data);
  if (value === undefined) return undefined;
  const action = value.action ?? "";
  if (typeof action !== "string") return undefined;
  return { name: action.trim() === "" ? "receive" : action, data: value };
}

/** Whether a frame is a pong as clients write it. Of ten thousand idle ones this is all that comes; it is not worth parsing. */
export function isPlainPong(text: string): boolean {
  return text === pongText;
}

/** Reads what a client sent. Never throws. `{"type":"ping"}` and `{"type":"pong"}` count as the commands of that name. */
export function parseClientFrame(text: string): ReceivedFrame {
  const value = parseObject(text);
  if (value === undefined) return { command: "malformed" };
  const name = value.command ?? value.type;
  if (name === "ping" || name === "pong") return { command: name };
  if (name === "authenticate" && typeof value.token === "string") return { command: name, token: value.token };
  if (typeof value.command !== "string") return { command: "unknown", name: "" };
  return parseCommand(value.command, value);
}

function parseCommand(command: string, value: Record<string, unknown>): ReceivedFrame {
  const { identifier } = value;
  if (typeof identifier !== "string") {
    if (command !== "subscribe") return { command: "unknown", name: command };
    return nestsWithin(identifier, mostLevels)
      ? { command: "subscribeWithoutIdentifier", identifier }
      : { command: "malformed" };
  }
  switch (command) {
    case "subscribe": {
      const { history, presence } = value;
      return {
        command,
        identifier,
        history: history === undefined ? undefined : parseHistory(history),
        presence: parsePresenceEntry(presence),
      };
    }
    case "history":
      return { command, identifier, history: parseHistory(value.history) };
    case "unsubscribe":
    case "presence":
      return { command, identifier };
    case "message":
      if (typeof value.data === "string") return { command, identifier, data: value.data };
      break;
    case "join": {
      const presence = parsePresenceEntry(value.presence);
      if (presence !== undefined) return { command, identifier, presence };
      break;
    }
    case "leave": {
      const presence = parsePresenceEntry(value.presence);
      return { command, identifier, ...(presence === undefined ? {} : { presence }) };
    }
  }
  return { command: "unknown", name: command };
}

function parseHistory(value: unknown): HistoryRequest | "malformed" {
  if (!isObject(value)) return "malformed";
  const { since, streams } = value;
  if (since !== undefined && !isCount(since)) return "malformed";
  if (streams !== undefined && !isObject(streams)) return "malformed";
  const positions = Object.entries(streams ?? {}).map(
    ([stream, position]) => [stream, parsePosition(position)] as const,
  );
  if (positions.some(([, position]) => position === undefined)) return "malformed";
  return {
    ...(since === undefined ? {} : { since }),
    streams: Object.fromEntries(positions.flatMap(([stream, position]) => (position ? [[stream, position]] : []))),
  };
}

function parsePosition(value: unknown): { offset: number; epoch: string } | undefined {
  if (!isObject(value) || !isCount(value.offset) || typeof value.epoch !== "string") return undefined;
  return { offset: value.offset, epoch: value.epoch };
}

function parsePresenceEntry(value: unknown): PresenceEntry | undefined {
  if (!isObject(value) || typeof value.id !== "string" || !nestsWithin(value.info, mostLevels)) return undefined;
  // The one character that not every database keeps: it would spoil the leases of all who are written with it.
  if (value.id.includes("\0")) return undefined;
  return isObject(value.info) ? { id: value.id, info: value.info } : { id: value.id };
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}
