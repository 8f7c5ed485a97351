import { createHash, createHmac, type Hash, type Hmac, hkdfSync } from "node:crypto";

/** A request as it was understood: what is ignored in its body makes no other request. */
export interface Asked {
  readonly method: string;
  readonly url: string;
  readonly body?: unknown;
}

export interface RequestDigests {
  of(asked: Asked): string;
  /** Whether a stored digest may be of this request. One that was made with another secret may be of any. */
  mayBeOf(asked: Asked, digest: string): boolean;
}

/**
 * Digests with a key: a body may hold a password, and who has read the database alone shall not be able to try guesses at it.
 * Each is stored behind the name of its key, since keys of requests are answered for two weeks, also over a change of the secret.
 */
export function requestDigests(secret: string): RequestDigests {
  const key = Buffer.from(hkdfSync("sha256", secret, "", "digests of requests", 32));
  const name = createHmac("sha256", key).update("name").digest("base64url").slice(0, 8);
  const of = (asked: Asked) => `${name}.${digest(createHmac("sha256", key), asked)}`;
  return {
    of,
    mayBeOf: (asked, stored) => {
      const [keyName, digested] = stored.split(".");
      // As they were stored before there was a key.
      if (digested === undefined) return stored === digest(createHash("sha256"), asked);
      return keyName !== name || stored === of(asked);
    },
  };
}

function digest(hash: Hash | Hmac, { method, url, body }: Asked): string {
  return hash
    .update(`${method} ${url}\n`)
    .update(Buffer.isBuffer(body) ? body : JSON.stringify(body ?? null))
    .digest("base64url");
}
