import type { SeededRandom } from "@hafaloha/cable/testing";
import type { Kinds } from "./frames.ts";
import { bytes, letters, nested, oddNumber, oddTextEncoded, oddValue, prototypeJson } from "./material.ts";
import { request } from "./wire.ts";

const host = "Host: 127.0.0.1";
const isJson = "Content-Type: application/json";

const paths = [
  "/orders",
  "/orders/1",
  "/orders/1/acknowledge",
  "/orders/track/x",
  "/orders/new_since/0",
  "/menu_items",
  "/menu_items/35/update_stock",
  "/menu_items/35/mark_as_damaged",
  "/notifications/unacknowledged",
  "/restaurants/1",
  "/session/renew",
  "/login",
  "/signup",
  "/cable",
];

const path = (chance: SeededRandom) => chance.pick(paths) ?? "/";

/** JSON or what passes for it, with a length that is true. */
function post(target: string, body: string, headers: readonly string[] = []): Buffer {
  return request(
    `POST ${target} HTTP/1.1`,
    [host, isJson, `Content-Length: ${Buffer.byteLength(body)}`, ...headers],
    body,
  );
}

const order = (chance: SeededRandom) => ({
  restaurant_id: chance.pick([1, oddValue(chance)]),
  order: {
    items: chance.pick([
      [{ id: oddNumber(chance), quantity: oddNumber(chance), options: oddValue(chance) }],
      oddValue(chance),
    ]),
    contact_name: oddValue(chance),
    contact_phone: oddValue(chance),
    pickup_time: oddValue(chance),
  },
});

/** Requests that are answered, and then the next one may come. */
export const answeredRequests: Kinds = {
  "an order of odd things": (chance) => [post("/orders", JSON.stringify(order(chance)))],
  "a body of odd things": (chance) => [post(path(chance), JSON.stringify(oddValue(chance)))],
  "truncated JSON": (chance) => {
    const whole = JSON.stringify(order(chance));
    return [post("/orders", whole.slice(0, chance.between(1, whole.length - 1)))];
  },
  "deep nesting": (chance) => [post("/orders", nested(chance.between(100, 40_000)))],
  "prototype keys": (chance) => [post(path(chance), prototypeJson(chance, JSON.stringify(order(chance))))],
  "a body of another type": (chance) => [
    request(`POST ${path(chance)} HTTP/1.1`, [host, `Content-Type: ${letters(chance, 12)}`, "Content-Length: 2"], "{}"),
  ],
  "a query of odd things": (chance) => [
    request(
      `GET ${path(chance)}?restaurant_id=${oddTextEncoded(chance)}&page=${oddTextEncoded(chance)}&${oddTextEncoded(chance)}&page=2 HTTP/1.1`,
      [host],
    ),
  ],
  "an odd path": (chance) => [
    request(`GET /orders/${oddTextEncoded(chance)}/${oddTextEncoded(chance)} HTTP/1.1`, [host]),
    request(
      `GET /${chance.pick(["%zz", "%00", "..%2f..%2fetc%2fpasswd", "%c0%ae%c0%ae/", "//", "assets/%2e%2e/%2e%2e/package.json"])} HTTP/1.1`,
      [host],
    ),
  ],
  "an id beyond all": (chance) => [request(`GET /orders/${"9".repeat(chance.between(15, 400))} HTTP/1.1`, [host])],
  "a token of odd things": (chance) => [
    request(`GET ${path(chance)} HTTP/1.1`, [host, `Authorization: Bearer ${letters(chance, chance.between(0, 300))}`]),
    request(`GET ${path(chance)} HTTP/1.1`, [host, "Authorization: Bearer eyJhbGciOiJub25lIn0.eyJ1c2VyX2lkIjoxfQ."]),
  ],
  "an idempotency key of odd things": (chance) => [
    post("/orders", JSON.stringify(order(chance)), [`Idempotency-Key: ${letters(chance, chance.between(1, 300))}`]),
  ],
  "another method": (chance) => [
    request(`${chance.pick(["DELETE", "PUT", "PATCH", "OPTIONS", "TRACE", "PROPFIND"])} ${path(chance)} HTTP/1.1`, [
      host,
    ]),
  ],
  "many headers": (chance) => [
    request(`GET ${path(chance)} HTTP/1.1`, [
      host,
      ...Array.from({ length: chance.between(50, 400) }, (_, nth) => `X-${nth}: ${nth}`),
    ]),
  ],
};

/** Requests after whose answer, or without one, the server closes. */
export const lastRequests: Kinds = {
  "the last one": (chance) => [request(`GET ${path(chance)} HTTP/1.1`, [host, "Connection: close"])],
  "no HTTP": (chance) => [Buffer.from(`${letters(chance, chance.between(1, 500))}\r\n\r\n`)],
  "headers beyond all limits": (chance) => [request("GET / HTTP/1.1", [host, `X: ${letters(chance, 40_000)}`])],
  "a header that is none": (chance) => [
    request("GET / HTTP/1.1", [host, `${letters(chance, 9)} ${letters(chance, 9)}`, "Connection: close"]),
  ],
  "two lengths": () => [
    request(
      "POST /orders HTTP/1.1",
      [host, "Content-Length: 2", "Transfer-Encoding: chunked", isJson, "Connection: close"],
      "{}",
    ),
  ],
  "a length that is none": (chance) => [
    request("POST /orders HTTP/1.1", [
      host,
      isJson,
      `Content-Length: ${chance.pick(["-1", "1e3", "x", "9".repeat(40)])}`,
    ]),
  ],
  "chunks that are none": (chance) => [
    request("POST /orders HTTP/1.1", [host, isJson, "Transfer-Encoding: chunked"], `${letters(chance, 8)}z\r\n`),
  ],
  "a body beyond all limits": (chance) => [post("/orders", letters(chance, 300_000), ["Connection: close"])],
  "no host": () => [request("GET /orders HTTP/1.1", ["Connection: close"])],
  "another version": (chance) => [
    request(`GET /orders HTTP/${chance.pick(["0.9", "1.0", "2.0", "3"])}`, ["Connection: close"]),
  ],
};

/** What the server waits for the rest of. */
export const unfinishedRequests: Kinds = {
  "half a line": (chance) => [Buffer.from("GET /orders HTTP/1.1\r\nHost: 127".slice(0, chance.between(1, 30)))],
  "half a body": (chance) => [
    request("POST /orders HTTP/1.1", [host, isJson, `Content-Length: ${chance.between(3, 9_999)}`], "{"),
  ],
  "bytes that are no text": (chance) => [bytes(chance, chance.between(1, 500))],
};
