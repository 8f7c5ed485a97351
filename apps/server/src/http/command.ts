import type { FastifyRequest } from "fastify";
import type { Database, Transaction } from "../database/database.ts";
import { notFound } from "../refusal.ts";
import { type Answer, requestKey, storeAnswer, storedAnswer, takeKey } from "./idempotencyKeys.ts";
import type { RequestDigests } from "./requestDigest.ts";

export type Command = (
  request: FastifyRequest,
  restaurantId: number,
  work: (transaction: Transaction) => Promise<Answer>,
) => Promise<Answer>;

/**
 * Runs a command in one transaction: first its `Idempotency-Key`, then the restaurant's lock, then the work. Of two
 * requests with one key the second waits for the first and gets its answer, over crashes too. Refusals are not stored.
 */
export function createCommand(database: Database, digests: RequestDigests): Command {
  return (request, restaurantId, work) => {
    const key = requestKey(request, restaurantId, digests);
    return database.write(async (transaction) => {
      const { rows, now } = transaction;
      if (key !== undefined && !(await takeKey(rows, key, now))) return storedAnswer(rows, key);
      if (!(await transaction.lockRestaurant(restaurantId))) throw notFound(`restaurant ${restaurantId}`);
      const answer = await work(transaction);
      if (key !== undefined) await storeAnswer(rows, key, answer);
      return answer;
    });
  };
}
