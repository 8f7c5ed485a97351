import type { IncomingMessage } from "node:http";
import { type Negotiation, negotiate, readOffer } from "../protocol/index.ts";
import type { Credentials } from "./options.ts";

/** A request that may become a socket. */
export interface Handshake {
  readonly negotiation: Negotiation;
  readonly credentials: Credentials;
}

export interface HandshakeRules {
  readonly path: string;
  readonly allowedOrigins: readonly (string | RegExp)[];
  readonly addressOf: (request: IncomingMessage) => string;
}

/** What an upgrade request asks for; `undefined` when it gets no socket and no hint why. */
export function readHandshake(request: IncomingMessage, rules: HandshakeRules): Handshake | undefined {
  const url = parseUrl(request.url);
  if (url?.pathname !== rules.path || !isWebSocketRequest(request) || !isAllowedOrigin(request, rules))
    return undefined;
  const { token, protocols } = readOffer(offeredEntries(request.headers["sec-websocket-protocol"]));
  return {
    negotiation: negotiate(protocols),
    credentials: {
      token: token ?? tokenOf(url.searchParams) ?? bearer(request.headers.authorization),
      query: url.searchParams,
      address: rules.addressOf(request),
    },
  };
}

function offeredEntries(header: string | undefined): readonly string[] {
  return (header ?? "")
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== "");
}

function isWebSocketRequest({ method, headers }: IncomingMessage): boolean {
  return (
    method === "GET" &&
    headers.upgrade?.toLowerCase() === "websocket" &&
    headers["sec-websocket-version"] === "13" &&
    /^[+/0-9A-Za-z]{22}==$/.test(headers["sec-websocket-key"] ?? "")
  );
}

/** Programs send no origin and are let in: the token is what authenticates. The rule is against pages of other sites. */
function isAllowedOrigin({ headers }: IncomingMessage, { allowedOrigins }: HandshakeRules): boolean {
  const { origin, host } = headers;
  if (origin === undefined) return true;
  if (allowedOrigins.some((allowed) => (typeof allowed === "string" ? allowed === origin : allowed.test(origin)))) {
    return true;
  }
  // Not `parseUrl`: what is no address of its own, such as `null`, is of no host at all.
  const from = URL.canParse(origin) ? new URL(origin) : undefined;
  // Through URL on both sides, so that the default port counts as the same whether it is written or not.
  return (
    from !== undefined &&
    host !== undefined &&
    from.host !== "" &&
    from.host === parseUrl(`${from.protocol}//${host}`)?.host
  );
}

function tokenOf(query: URLSearchParams): string | undefined {
  return [query.get("token"), query.get("jid")].find((token) => token !== null && token !== "") ?? undefined;
}

/** Whatever stands there: what is no token is a bad one, not none. */
function bearer(header: string | undefined): string | undefined {
  return /^Bearer +(.+)$/i.exec(header ?? "")?.[1];
}

function parseUrl(text: string | undefined): URL | undefined {
  if (text === undefined) return undefined;
  try {
    return new URL(text, "http://localhost");
  } catch {
    return undefined;
  }
}
