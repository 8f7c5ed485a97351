import type { LogHeads } from "@hafaloha/cable/server";
import type { Cursor } from "@hafaloha/contract";
import { type RawBuilder, sql } from "kysely";
import type { Rows } from "../database/tables.ts";

/** Where streams stand and in which epoch, by one statement. */
export async function readHeads(rows: Rows, epoch: RawBuilder<string>, streams: readonly string[]): Promise<LogHeads> {
  const found = await rows
    .selectFrom(sql<{ epoch: string }>`(select ${epoch} as epoch)`.as("log"))
    // No stream has an empty name; a list of names must not be empty.
    .leftJoin("streams", (join) => join.on("streams.name", "in", ["", ...streams]))
    .select(["log.epoch", "streams.name", "streams.head", "streams.floor"])
    .execute();
  const heads = found.flatMap(({ name, head, floor }) =>
    name === null || head === null || floor === null ? [] : [[name, { head, floor }] as const],
  );
  return { epoch: found[0]?.epoch ?? "", heads: new Map(heads) };
}

/** Where a stream stands; one never written stands at 0. */
export async function streamPosition(rows: Rows, epoch: RawBuilder<string>, stream: string): Promise<Cursor> {
  return cursorAt(await readHeads(rows, epoch, [stream]), stream);
}

/** Where each stream stands, in the order asked. */
export async function streamPositions(
  rows: Rows,
  epoch: RawBuilder<string>,
  streams: readonly string[],
): Promise<Cursor[]> {
  if (streams.length === 0) return [];
  const read = await readHeads(rows, epoch, streams);
  return streams.map((stream) => cursorAt(read, stream));
}

function cursorAt({ epoch, heads }: LogHeads, stream: string): Cursor {
  return { stream_id: stream, epoch, offset: heads.get(stream)?.head ?? 0 };
}
