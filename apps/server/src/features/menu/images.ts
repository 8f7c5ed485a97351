import { createHash } from "node:crypto";
import type { Rows } from "../../database/tables.ts";

export interface Image {
  readonly contentType: string;
  readonly body: string;
}

/** The address of a picture names what it shows, so that it can be cached for ever. */
export const imageUrl = (hash: string) => `/images/${hash}.svg`;

/** Stores a drawn picture under the hash of its text; the same picture is stored once. */
export async function storeDrawing(rows: Rows, svg: string, now: number): Promise<string> {
  const hash = createHash("sha256").update(svg).digest("hex").slice(0, 32);
  await rows
    .insertInto("images")
    .values({ hash, content_type: "image/svg+xml", body: svg, created_at: now })
    .onConflict((conflict) => conflict.column("hash").doNothing())
    .execute();
  return hash;
}

export async function loadImage(rows: Rows, hash: string): Promise<Image | undefined> {
  const found = await rows
    .selectFrom("images")
    .select(["content_type", "body"])
    .where("hash", "=", hash)
    .executeTakeFirst();
  return found && { contentType: found.content_type, body: found.body };
}
