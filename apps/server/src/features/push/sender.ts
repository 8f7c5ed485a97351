import { type LookupAddress, lookup } from "node:dns";
import { request as requestHttp } from "node:http";
import { request as requestHttps } from "node:https";
import type { LookupFunction } from "node:net";
import webPush from "web-push";
import { mayReach, whyNotEndpoint } from "./rules.ts";

/** What a browser gave to be pushed to. */
export interface PushTarget {
  readonly endpoint: string;
  readonly p256dh: string;
  readonly auth: string;
}

/**
 * `gone`: the browser has taken the subscription back, nothing will ever reach it; `unreachable`: its push service did not
 * answer.
 */
export type Delivery = "delivered" | "gone" | "failed" | "unreachable";

export interface PushSender {
  send(target: PushTarget, message: string): Promise<Delivery>;
}

export interface VapidKeys {
  readonly publicKey: string;
  readonly privateKey: string;
}

const timeoutMs = 10_000;
/** After that an order is no news. */
const ttlSeconds = 600;

/** Sends through the browsers' push services, encrypted for the device. No redirect is followed, no answer is read. */
export function createPushSender(settings: {
  readonly keys: VapidKeys;
  /** Whom a push service can turn to: `mailto:` or `https:`. */
  readonly contact: string;
  readonly mayLoopback: boolean;
}): PushSender {
  const { keys, contact: subject, mayLoopback } = settings;
  return {
    send: async ({ endpoint, p256dh, auth }, message) => {
      if (whyNotEndpoint(endpoint, mayLoopback) !== undefined) return "gone";
      try {
        const details = webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, message, {
          vapidDetails: { subject, ...keys },
          TTL: ttlSeconds,
          urgency: "high",
        });
        return outcome(await post(details, guardedLookup(mayLoopback)));
      } catch {
        return "unreachable";
      }
    },
  };
}

function outcome(status: number): Delivery {
  if (status === 404 || status === 410) return "gone";
  return status >= 200 && status < 300 ? "delivered" : "failed";
}

function post({ endpoint, headers, body }: webPush.RequestDetails, lookupHost: LookupFunction): Promise<number> {
  return new Promise((resolve, reject) => {
    const request = endpoint.startsWith("https:") ? requestHttps : requestHttp;
    const signal = AbortSignal.timeout(timeoutMs);
    const sent = request(
      endpoint,
      { method: "POST", headers: { ...headers }, lookup: lookupHost, signal },
      (answer) => {
        resolve(answer.statusCode ?? 0);
        answer.destroy();
      },
    );
    sent.on("error", reject);
    sent.end(body);
  });
}

/** A name is judged by where it leads at the moment of connecting, so that it cannot be pointed elsewhere in between. */
function guardedLookup(mayLoopback: boolean): LookupFunction {
  return (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses: LookupAddress[]) => {
      if (error) return callback(error, "");
      const [first] = addresses;
      if (!first || !addresses.every(({ address }) => mayReach(address, mayLoopback))) {
        return callback(new Error(`${hostname} leads to an inner network`), "");
      }
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
