import { batches } from "../database/batches.ts";
import type { Rows } from "../database/tables.ts";

export interface AppendedEvent {
  readonly stream: string;
  readonly offset: number;
  readonly payload: string;
}

/**
 * Appends what a transaction emitted, as its last statements (R2). The stream's row is its lock: offsets are drawn behind
 * it, so they have no hole and rise in commit order; streams are taken sorted by name, so that no two transactions wait
 * for each other. Times never go back within a stream.
 */
export async function appendEvents(
  rows: Rows,
  emitted: ReadonlyMap<string, readonly object[]>,
  now: number,
): Promise<AppendedEvent[]> {
  const appended: AppendedEvent[] = [];
  for (const stream of [...emitted.keys()].sort()) {
    const messages = emitted.get(stream) ?? [];
    const { id, head, last_at: at } = await advance(rows, stream, messages.length, now);
    const events = messages.map((message, index) => ({
      stream,
      offset: head - messages.length + 1 + index,
      payload: JSON.stringify(message),
    }));
    const values = events.map(({ offset, payload }) => ({ stream_id: id, offset, at, payload }));
    for (const some of batches(values)) await rows.insertInto("events").values(some).execute();
    appended.push(...events);
  }
  return appended;
}

function advance(rows: Rows, name: string, by: number, now: number) {
  return rows
    .insertInto("streams")
    .values({ name, head: by, floor: 0, last_at: now })
    .onConflict((conflict) =>
      conflict.column("name").doUpdateSet((row) => ({
        head: row("streams.head", "+", by),
        last_at: row.case().when("streams.last_at", ">", now).then(row.ref("streams.last_at")).else(row.val(now)).end(),
      })),
    )
    .returning(["id", "head", "last_at"])
    .executeTakeFirstOrThrow();
}
