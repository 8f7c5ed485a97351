/** Spoken by every Action Cable client. */
export const baseProtocol = "actioncable-v1-json";
/** Adds session ids, positions, history, presence and pongs. */
export const extendedProtocol = "actioncable-v1-ext-json";
/** Answers a client that offers it and nothing that the server speaks; the socket is closed right after. */
export const unsupportedProtocol = "actioncable-unsupported";

const knownProtocols = [baseProtocol, extendedProtocol] as const;

/** What a server speaks with a client, as `Sec-WebSocket-Protocol` names it. */
export type Subprotocol = typeof baseProtocol | typeof extendedProtocol;

/** Subprotocol entries that carry a token, in the order in which they are preferred; ours first. */
const tokenPrefixes = ["cable-token.", "anycable-token."] as const;

/** The entry by which a browser client offers its token without putting it into a URL. */
export function tokenEntry(token: string): string {
  return `${tokenPrefixes[0]}${token}`;
}

/** What a client's `Sec-WebSocket-Protocol` comes to. */
export interface Offer {
  readonly token: string | undefined;
  /** Entries without those that carry a token, in the client's order. */
  readonly protocols: readonly string[];
}

/** Takes the entries that carry a token out of the offered ones. */
export function readOffer(entries: readonly string[]): Offer {
  const isToken = (entry: string) => tokenPrefixes.some((prefix) => entry.startsWith(prefix));
  const tokens = tokenPrefixes.flatMap((prefix) =>
    entries.filter((entry) => entry.startsWith(prefix)).map((entry) => entry.slice(prefix.length)),
  );
  return { token: tokens.find((token) => token !== ""), protocols: entries.filter((entry) => !isToken(entry)) };
}

/** What the server speaks with a client, and what the handshake answers (`header` undefined: no header at all). */
export type Negotiation =
  | { readonly speaks: Subprotocol; readonly header: Subprotocol | undefined }
  | { readonly speaks: undefined; readonly header: typeof unsupportedProtocol | undefined };

/** The first protocol in the client's order that the server knows; none offered is served the base protocol. */
export function negotiate(protocols: readonly string[]): Negotiation {
  if (protocols.length === 0) return { speaks: baseProtocol, header: undefined };
  for (const protocol of protocols) {
    // Not the text that the client sent: it would be kept with each socket.
    const known = knownProtocols.find((name) => name === protocol);
    if (known !== undefined) return { speaks: known, header: known };
  }
  return { speaks: undefined, header: protocols.includes(unsupportedProtocol) ? unsupportedProtocol : undefined };
}
