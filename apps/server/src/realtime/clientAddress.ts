import type { IncomingMessage } from "node:http";
import { BlockList, isIP } from "node:net";

const named: Readonly<Record<string, readonly string[]>> = {
  loopback: ["127.0.0.0/8", "::1"],
  linklocal: ["169.254.0.0/16", "fe80::/10"],
  uniquelocal: ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "fc00::/7"],
};

/** Who a request is from, seen through proxies that are trusted to tell: the last address that none of them has. */
export function clientAddress(trusted: readonly string[]): (request: IncomingMessage) => string {
  if (trusted.length === 0) return ({ socket }) => plain(socket.remoteAddress ?? "");
  const proxies = new BlockList();
  for (const network of trusted.flatMap((entry) => named[entry] ?? [entry])) add(proxies, network);
  const isProxy = (address: string) => isIP(address) !== 0 && proxies.check(address, family(address));
  return ({ socket, headers }) => {
    const nearest = plain(socket.remoteAddress ?? "");
    const told = String(headers["x-forwarded-for"] ?? "")
      .split(",")
      .map((entry) => plain(entry.trim()));
    const way = [...told, nearest].filter((address) => address !== "");
    return way.findLast((address) => !isProxy(address)) ?? way[0] ?? "";
  };
}

function add(proxies: BlockList, network: string): void {
  const [address = "", bits] = network.split("/");
  if (bits === undefined) proxies.addAddress(address, family(address));
  else proxies.addSubnet(address, Number(bits), family(address));
}

/** IPv4 as such, also where the system wraps it into IPv6. */
const plain = (address: string) => address.replace(/^::ffff:(?=\d+\.)/i, "");

const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");
