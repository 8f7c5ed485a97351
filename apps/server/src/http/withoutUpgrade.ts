import type { IncomingMessage } from "node:http";
import { Server as TlsServer } from "node:https";
import type { Duplex } from "node:stream";
import type { HttpApp } from "./httpServer.ts";

/** Whether a request asks for nothing but protocols that are not spoken here. */
export function offersNoWebSocket({ headers }: IncomingMessage): boolean {
  return !/\bwebsocket\b/i.test(headers.upgrade ?? "");
}

/**
 * Serves a request as if it had not offered to go on in another protocol, such as `h2c`, which curl and Java do: a server may
 * always ignore that (RFC 9110, 7.8). Node 20 hands over every upgrade, so the request is put back and its socket is taken anew.
 */
export function serveWithoutUpgrade(server: HttpApp["server"], request: IncomingMessage, socket: Duplex, rest: Buffer) {
  const { method, url, rawHeaders } = request;
  const lines = [`${method} ${url} HTTP/1.1`];
  for (let at = 0; at < rawHeaders.length; at += 2) {
    const name = rawHeaders[at] ?? "";
    if (!/^(connection|upgrade|http2-settings)$/i.test(name)) lines.push(`${name}: ${rawHeaders[at + 1]}`);
  }
  // Taking a socket anew leaves listeners on it, so it is done once only.
  lines.push("Connection: close", "", "");
  socket.unshift(Buffer.concat([Buffer.from(lines.join("\r\n"), "latin1"), rest]));
  server.emit(server instanceof TlsServer ? "secureConnection" : "connection", socket);
}
