import { createHash } from "node:crypto";
import type { FastifyRequest } from "fastify";
import type { Database, Transaction } from "../database/database.ts";
import { Refusal } from "../refusal.ts";
import type { Principal } from "./principal.ts";

/** What a command answers; it is stored with its idempotency key, so that a repeat gets the same. */
export interface Answer {
  readonly status: number;
  readonly body: unknown;
}

export type Command = (
  request: FastifyRequest,
  by: { readonly principal: Principal; readonly restaurantId: number },
  work: (transaction: Transaction) => Promise<Answer>,
) => Promise<Answer>;

/**
 * Runs a command in one transaction. With an `Idempotency-Key` its row is the transaction's first insert: of two requests
 * with one key the second waits for the first and gets its answer, over crashes too. Refusals are not stored.
 */
export function createCommand(database: Database): Command {
  return (request, by, work) => {
    const key = idempotencyKey(request);
    if (key === undefined) {
      return database.write(async (transaction) => {
        await lock(transaction, by.restaurantId);
        return work(transaction);
      });
    }
    const scope = `${by.restaurantId}:${by.principal.kind === "user" ? by.principal.userId : "guest"}`;
    return database.write((transaction) => once(transaction, { scope, key, hash: requestHash(request) }, by, work));
  };
}

async function once(
  transaction: Transaction,
  { scope, key, hash }: { scope: string; key: string; hash: string },
  by: { readonly restaurantId: number },
  work: (transaction: Transaction) => Promise<Answer>,
): Promise<Answer> {
  const { rows, now } = transaction;
  const inserted = await rows
    .insertInto("idempotency_keys")
    .values({ scope, key, request_hash: hash, status: null, body: null, created_at: now })
    .onConflict((conflict) => conflict.columns(["scope", "key"]).doNothing())
    .executeTakeFirst();
  if (Number(inserted.numInsertedOrUpdatedRows ?? 0) === 0) return storedAnswer(transaction, scope, key, hash);
  await lock(transaction, by.restaurantId);
  const answer = await work(transaction);
  await rows
    .updateTable("idempotency_keys")
    .set({ status: answer.status, body: JSON.stringify(answer.body ?? null) })
    .where("scope", "=", scope)
    .where("key", "=", key)
    .execute();
  return answer;
}

async function storedAnswer({ rows }: Transaction, scope: string, key: string, hash: string): Promise<Answer> {
  const stored = await rows
    .selectFrom("idempotency_keys")
    .select(["request_hash", "status", "body"])
    .where("scope", "=", scope)
    .where("key", "=", key)
    .executeTakeFirstOrThrow();
  if (stored.request_hash !== hash) {
    throw new Refusal(
      "key_reused",
      "This Idempotency-Key was used for another request. Use a new key for a new request.",
    );
  }
  return { status: stored.status ?? 200, body: JSON.parse(stored.body ?? "null") };
}

async function lock(transaction: Transaction, restaurantId: number): Promise<void> {
  if (!(await transaction.lockRestaurant(restaurantId))) {
    throw new Refusal("not_found", `There is no restaurant ${restaurantId}.`);
  }
}

function idempotencyKey(request: FastifyRequest): string | undefined {
  const key = request.headers["idempotency-key"];
  if (key === undefined) return undefined;
  if (typeof key !== "string" || !/^[\x21-\x7e]{16,200}$/.test(key)) {
    throw new Refusal("malformed", "Idempotency-Key must be 16 to 200 printable characters.");
  }
  return key;
}

function requestHash(request: FastifyRequest): string {
  return createHash("sha256")
    .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
    .digest("base64url");
}
