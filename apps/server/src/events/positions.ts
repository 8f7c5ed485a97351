import type { Cursor } from "@hafaloha/contract";
import type { Rows } from "../database/tables.ts";

/** Where a stream stands; one never written stands at 0. */
export async function streamPosition(rows: Rows, stream: string, epoch: string): Promise<Cursor> {
  const found = await rows.selectFrom("streams").select("head").where("name", "=", stream).executeTakeFirst();
  return { stream_id: stream, epoch, offset: found?.head ?? 0 };
}

/** Where each stream stands, in the order asked. */
export async function streamPositions(rows: Rows, streams: readonly string[], epoch: string): Promise<Cursor[]> {
  if (streams.length === 0) return [];
  const found = await rows.selectFrom("streams").select(["name", "head"]).where("name", "in", streams).execute();
  const heads = new Map(found.map(({ name, head }) => [name, head]));
  return streams.map((stream) => ({ stream_id: stream, epoch, offset: heads.get(stream) ?? 0 }));
}
