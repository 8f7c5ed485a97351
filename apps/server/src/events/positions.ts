import type { Cursor } from "@hafaloha/contract";
import type { Kysely } from "kysely";
import type { Tables } from "../database/tables.ts";

/** Where each stream stands, in the order asked; one never written stands at 0. */
export async function streamPositions(
  rows: Kysely<Tables>,
  streams: readonly string[],
  epoch: string,
): Promise<Cursor[]> {
  if (streams.length === 0) return [];
  const found = await rows.selectFrom("streams").select(["name", "head"]).where("name", "in", streams).execute();
  const heads = new Map(found.map(({ name, head }) => [name, head]));
  return streams.map((stream) => ({ stream_id: stream, epoch, offset: heads.get(stream) ?? 0 }));
}
