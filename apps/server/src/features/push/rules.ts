import { BlockList, isIP } from "node:net";

/** Addresses of a network's own machines: nothing that a stranger names may be asked there. */
const inside = {
  ipv4: networks("ipv4", [
    ...(["0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12"] as const),
    ...(["192.0.0.0/24", "192.168.0.0/16", "198.18.0.0/15", "224.0.0.0/3"] as const),
  ]),
  // All but what is routed on the internet: the first holds loopback and the ways to write an IPv4 address as IPv6, the last
  // row tunnels to such addresses and examples.
  ipv6: networks("ipv6", [
    ...(["::/3", "4000::/2", "8000::/1"] as const),
    ...(["2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20"] as const),
  ]),
};

/** Apart for each family: a list with `::/3` holds every IPv4 address too. */
function networks(family: "ipv4" | "ipv6", subnets: readonly string[]): BlockList {
  const list = new BlockList();
  for (const [network = "", bits] of subnets.map((subnet) => subnet.split("/"))) {
    list.addSubnet(network, Number(bits), family);
  }
  return list;
}

const loopback = new BlockList();
loopback.addSubnet("127.0.0.0", 8, "ipv4");
loopback.addAddress("::1", "ipv6");

const family = (address: string) => (isIP(address) === 6 ? "ipv6" : "ipv4");

/** Whether a push may be sent to this address; `mayLoopback` where a setting lets tests have their push service here. */
export function mayReach(address: string, mayLoopback: boolean): boolean {
  if (isIP(address) === 0) return false;
  if (mayLoopback && loopback.check(address, family(address))) return true;
  return !inside[family(address)].check(address, family(address));
}

/** What is wrong with the address that a browser gave for its pushes; undefined where nothing is. */
export function whyNotEndpoint(endpoint: string, mayLoopback: boolean): string | undefined {
  if (!URL.canParse(endpoint)) return "is no address";
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const isHere = host === "localhost" || (isIP(host) !== 0 && loopback.check(host, family(host)));
  if (username !== "" || password !== "") return "must hold no password";
  if (isHere) return mayLoopback ? undefined : "must not be of this machine";
  if (protocol !== "https:") return "must begin with https://";
  if (port !== "") return "must be on the usual port";
  if (isIP(host) !== 0 && !mayReach(host, false)) return "must not be of an inner network";
  return undefined;
}
