import type { FastifyRequest } from "fastify";
import type { Database } from "../database/database.ts";
import type { Rows } from "../database/tables.ts";
import { Refusal } from "../refusal.ts";
import type { RequestDigests } from "./requestDigest.ts";

/** What a command answers; it is stored with its key, so that a repeat gets the same. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

/** A key as it was sent, whose it is, and a digest of the request that it stands for. */
export interface RequestKey {
  readonly scope: string;
  readonly key: string;
  readonly digest: string;
  /** Whether it is sent with the request that a digest was made of. */
  readonly isFor: (digest: string) => boolean;
}

const keptMs = 14 * 86_400_000;
const forgottenAtOnce = 1_000;

/** The key of a request, within the restaurant and its signed-in user or guest; none where it was sent without. */
export function requestKey(
  request: FastifyRequest,
  restaurantId: number,
  digests: RequestDigests,
): RequestKey | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key !== "string" || !/^[\x20-\x7e]{16,200}$/.test(key)) {
    throw new Refusal("malformed", "Idempotency-Key must be 16 to 200 printable characters.");
  }
  const { principal } = request;
  const scope = `${restaurantId}:${principal.kind === "user" ? principal.userId : "guest"}`;
  return { scope, key, digest: digests.of(request), isFor: (digest) => digests.mayBeOf(request, digest) };
}

/** Takes the key for this transaction; false where another one has it, after waiting for its end. */
export async function takeKey(rows: Rows, { scope, key, digest }: RequestKey, now: number): Promise<boolean> {
  const taken = await rows
    .insertInto("idempotency_keys")
    .values({ scope, key, request_hash: digest, status: null, body: null, created_at: now })
    .onConflict((conflict) => conflict.columns(["scope", "key"]).doNothing())
    .returning("key")
    .executeTakeFirst();
  return taken !== undefined;
}

export async function storeAnswer(rows: Rows, { scope, key }: RequestKey, { status, body }: Answer): Promise<void> {
  await rows
    .updateTable("idempotency_keys")
    .set({ status, body: JSON.stringify(body ?? null) })
    .where("scope", "=", scope)
    .where("key", "=", key)
    .execute();
}

export async function storedAnswer(rows: Rows, { scope, key, isFor }: RequestKey): Promise<Answer> {
  const stored = await rows
    .selectFrom("idempotency_keys")
    .select(["request_hash", "status", "body"])
    .where("scope", "=", scope)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  if (!isFor(stored.request_hash)) {
    throw new Refusal(
      "key_reused",
      "This Idempotency-Key was used for another request. Use a new key for a new request.",
    );
  }
  return { status: stored.status ?? 200, body: JSON.parse(stored.body ?? "null") };
}

/** Forgets keys older than any client's queue, in short transactions. */
export async function forgetOldKeys(database: Database): Promise<void> {
  while ((await database.write(({ rows, now }) => forgetSome(rows, now - keptMs))) > 0);
}

async function forgetSome(rows: Rows, before: number): Promise<number> {
  const { numDeletedRows } = await rows
    .deleteFrom("idempotency_keys")
    .where(({ eb, refTuple, selectFrom }) =>
      eb(
        refTuple("scope", "key"),
        "in",
        selectFrom("idempotency_keys")
          .select(["scope", "key"])
          .where("created_at", "<", before)
          .limit(forgottenAtOnce)
          .$asTuple("scope", "key"),
      ),
    )
    .executeTakeFirstOrThrow();
  return Number(numDeletedRows);
}
