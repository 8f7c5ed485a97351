import type { Database } from "../database/database.ts";

const dayMs = 86_400_000;

/** How long a stream can be read back: as far as both allow (R2). */
export const retention = { keptMs: 7 * dayMs, keptEvents: 100_000, batch: 1_000 } as const;

export type Retention = { readonly [Limit in keyof typeof retention]: number };

/**
 * Drops what is too old of every stream. The floor rises first: whoever asks for less is told to start anew, and never reads
 * a stream with holes. Events below a floor that a stopped process left behind go with the next run.
 */
export async function trimStreams(database: Database, limits: Retention = retention): Promise<void> {
  const streams = await database.read(({ rows }) => rows.selectFrom("streams").select("id").orderBy("id").execute());
  for (const { id } of streams) {
    const floor = await raiseFloor(database, id, limits);
    await deleteUpTo(database, id, floor, limits.batch);
  }
}

/** Times never go back within a stream, so what is too old is what stands before the first event that is not. */
function raiseFloor(database: Database, streamId: number, { keptMs, keptEvents }: Retention): Promise<number> {
  return database.write(async ({ rows, now }) => {
    const { head, floor } = await rows
      .selectFrom("streams")
      .select(["head", "floor"])
      .where("id", "=", streamId)
      .executeTakeFirstOrThrow();
    const young = await rows
      .selectFrom("events")
      .select("offset")
      .where("stream_id", "=", streamId)
      .where("at", ">=", now - keptMs)
      .orderBy("offset")
      .limit(1)
      .executeTakeFirst();
    const raised = Math.max(floor, head - keptEvents, (young?.offset ?? head + 1) - 1);
    if (raised > floor) await rows.updateTable("streams").set({ floor: raised }).where("id", "=", streamId).execute();
    return raised;
  });
}

/** In short transactions, so that no order waits for a week of them. */
async function deleteUpTo(database: Database, streamId: number, floor: number, batch: number): Promise<void> {
  for (;;) {
    const isDone = await database.write(async ({ rows }) => {
      const { first } = await rows
        .selectFrom("events")
        .select((row) => row.fn.min("offset").as("first"))
        .where("stream_id", "=", streamId)
        .executeTakeFirstOrThrow();
      if (first === null || first > floor) return true;
      await rows
        .deleteFrom("events")
        .where("stream_id", "=", streamId)
        .where("offset", "<=", Math.min(floor, first + batch - 1))
        .execute();
      return false;
    });
    if (isDone) return;
  }
}
