export {
  type Action,
  type ClientFrame,
  encodeClientFrame,
  type HistoryRequest,
  isPlainPong,
  type PresenceEntry,
  parseAction,
  parseClientFrame,
  type ReceivedFrame,
} from "./clientFrames.ts";
export { type DisconnectReason, disconnectReasons, isDisconnectReason } from "./disconnectReasons.ts";
export { buildIdentifier, type DecodedIdentifier, decodeIdentifier } from "./identifiers.ts";
export {
  type DisconnectFrame,
  encodeData,
  encodePresence,
  encodeServerFrame,
  type PresenceEvent,
  type PresenceRecord,
  parseServerFrame,
  type ServerFrame,
  type StreamPosition,
  type UnreadableFrame,
} from "./serverFrames.ts";
export {
  baseProtocol,
  extendedProtocol,
  type Negotiation,
  negotiate,
  type Offer,
  readOffer,
  type Subprotocol,
  tokenEntry,
  unsupportedProtocol,
} from "./subprotocols.ts";
