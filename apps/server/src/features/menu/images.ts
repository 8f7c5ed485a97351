import { createHash } from "node:crypto";
import type { Rows } from "../../database/tables.ts";

export interface Image {
  readonly contentType: string;
  readonly body: string | Buffer;
}

const drawing = { contentType: "image/svg+xml", ending: "svg" } as const;
const photograph = { contentType: "image/webp", ending: "webp" } as const;

/** The address of a picture names what it shows, so that it can be cached for ever. */
const address = /^\/images\/([0-9a-f]{32})\.(svg|webp)$/;
export const drawingUrl = (hash: string) => `/images/${hash}.${drawing.ending}`;
export const photographUrl = (hash: string) => `/images/${hash}.${photograph.ending}`;

/** Stores a drawn picture under the hash of its text; the same picture is stored once. */
export function storeDrawing(rows: Rows, svg: string, now: number): Promise<string> {
  return store(rows, { hash: hashOf(svg), content_type: drawing.contentType, body: svg, created_at: now });
}

export function storePhotograph(rows: Rows, webp: Buffer, now: number): Promise<string> {
  const body = webp.toString("base64");
  return store(rows, { hash: hashOf(webp), content_type: photograph.contentType, body, created_at: now });
}

const hashOf = (shown: string | Buffer) => createHash("sha256").update(shown).digest("hex").slice(0, 32);

async function store(
  rows: Rows,
  image: { hash: string; content_type: string; body: string; created_at: number },
): Promise<string> {
  await rows
    .insertInto("images")
    .values(image)
    // Uploaded anew, it is as young as any: its item has yet to take it.
    .onConflict((conflict) => conflict.column("hash").doUpdateSet({ created_at: image.created_at }))
    .execute();
  return image.hash;
}

/** The picture at an address; none where the address is none of a picture. */
export async function loadImage(rows: Rows, url: string): Promise<Image | undefined> {
  const [, hash, ending] = address.exec(url) ?? [];
  if (hash === undefined) return undefined;
  const { contentType } = ending === drawing.ending ? drawing : photograph;
  const found = await rows
    .selectFrom("images")
    .select("body")
    .where("hash", "=", hash)
    .where("content_type", "=", contentType)
    .executeTakeFirst();
  return found && { contentType, body: ending === drawing.ending ? found.body : Buffer.from(found.body, "base64") };
}
