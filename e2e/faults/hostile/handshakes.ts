import type { Kinds } from "./frames.ts";
import { letters, oddTextEncoded } from "./material.ts";
import { request, upgrade } from "./wire.ts";

const cable = "/cable?restaurant_id=1";
const version = "Sec-WebSocket-Version: 13";
const key = "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==";
const plain = (line: string, ...headers: readonly string[]) => [request(line, ["Host: 127.0.0.1", ...headers])];
const asks = ["Upgrade: websocket", "Connection: Upgrade"];

/** Nobody gets a socket for these: the server refuses and closes. */
export const refusedHandshakes: Kinds = {
  "a bad token": (chance) => [upgrade({ target: `/cable?token=${oddTextEncoded(chance)}x`, headers: [] })],
  "a token of many": (chance) => [
    upgrade({
      target: `/cable?token=x&token=${oddTextEncoded(chance)}&jid=${letters(chance, 5).replace(/[^a-z]/g, "a")}`,
      headers: [],
    }),
  ],
  "a restaurant that is none": (chance) => [
    upgrade({
      target: `/cable?restaurant_id=${chance.pick(["-1", "1e3", "01", "9007199254740993", "__proto__", "99", "%00"])}`,
      headers: [],
    }),
  ],
  "unknown protocols": (chance) => [
    upgrade({
      target: cable,
      headers: [`Sec-WebSocket-Protocol: ${chance.pick(["actioncable-unsupported", "graphql-ws", "__proto__"])}`],
    }),
  ],
  "protocols that are no list": (chance) => [
    upgrade({ target: cable, headers: [`Sec-WebSocket-Protocol: ${chance.pick([",", "a,,a", "a b", "@", "a,a"])}`] }),
  ],
  "another site": (chance) => [
    upgrade({
      target: cable,
      headers: [`Origin: ${chance.pick(["null", "http://evil.example", "x", "http://127.0.0.1:1"])}`],
    }),
  ],
  "another path": (chance) => [upgrade({ target: `/${oddTextEncoded(chance)}/cable`, headers: [] })],
  "a bad key": (chance) =>
    plain(`GET ${cable} HTTP/1.1`, ...asks, version, `Sec-WebSocket-Key: ${letters(chance, 20)}`),
  "a bad version": (chance) =>
    plain(`GET ${cable} HTTP/1.1`, ...asks, key, `Sec-WebSocket-Version: ${chance.pick(["8", "0", "14", "x"])}`),
  "another method": () => plain(`POST ${cable} HTTP/1.1`, ...asks, version, key),
  "another upgrade": (chance) =>
    plain(
      `GET ${cable} HTTP/1.1`,
      "Connection: Upgrade",
      `Upgrade: ${chance.pick(["h2c", "tcp", "websockets"])}`,
      version,
      key,
    ),
};

/** What the server waits for the rest of. */
export const unfinishedHandshakes: Kinds = {
  "half a handshake": (chance) => {
    const whole = upgrade({ target: cable, headers: [] });
    return [whole.subarray(0, chance.between(1, whole.length - 1))];
  },
};
