import type { IncomingMessage } from "node:http";
import { expect, test } from "vitest";
import { clientAddress } from "./clientAddress.ts";

/** Only these two are read. */
const request = (remoteAddress: string, forwarded?: string) =>
  ({
    socket: { remoteAddress },
    headers: forwarded === undefined ? {} : { "x-forwarded-for": forwarded },
  }) as unknown as IncomingMessage;

test.each([
  ["nobody is trusted", [], "10.0.0.1", "1.2.3.4", "10.0.0.1"],
  ["the sender is no trusted proxy", ["loopback"], "10.0.0.1", "1.2.3.4", "10.0.0.1"],
  ["a trusted proxy tells", ["loopback"], "::ffff:127.0.0.1", "1.2.3.4", "1.2.3.4"],
  ["a client makes up who it came from", ["loopback"], "::1", "9.9.9.9, 1.2.3.4", "1.2.3.4"],
  ["two trusted proxies tell", ["loopback", "10.0.0.0/8"], "127.0.0.1", "1.2.3.4, 10.1.2.3", "1.2.3.4"],
  ["a proxy of IPv6 tells", ["uniquelocal"], "fd00::1", "2001:db8::7", "2001:db8::7"],
  ["a proxy tells nothing", ["loopback"], "127.0.0.1", undefined, "127.0.0.1"],
  ["a proxy tells no address", ["loopback"], "127.0.0.1", "unknown", "unknown"],
])("A5 the address of a client where %s", (_title, trusted, remote, forwarded, address) => {
  expect(clientAddress(trusted)(request(remote, forwarded))).toBe(address);
});
