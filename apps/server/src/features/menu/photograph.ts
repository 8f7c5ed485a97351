import sharp from "sharp";
import { Refusal } from "../../refusal.ts";

/** What an upload may be. By what its bytes are, not by what it says of itself: a drawing would be drawn. */
export const photographTypes = ["image/jpeg", "image/png", "image/webp"] as const;
const formats: readonly (string | undefined)[] = ["jpeg", "png", "webp"];

/** Sharp on the largest card of the storefront, and 100 to 200 kB. */
const longestSide = 1_280;
/** A file of a few kB can hold a picture that fills the memory. */
const mostPixels = 50_000_000;

// One picture at a time, on one core: orders are served by the others.
sharp.concurrency(1);
sharp.cache(false);
let lastTurn: Promise<unknown> = Promise.resolve();

export interface Photograph {
  readonly webp: Buffer;
  readonly width: number;
  readonly height: number;
}

/**
 * An uploaded picture as it is kept: turned upright, small enough for a page, without the place where it was taken. Each
 * waits for the one before: a few large ones at once would take all threads, which sign-ins need too, and a great memory.
 */
export function asPhotograph(upload: Buffer): Promise<Photograph> {
  const turn = lastTurn.then(() => drawn(upload));
  lastTurn = turn.catch(() => {});
  return turn;
}

async function drawn(upload: Buffer): Promise<Photograph> {
  try {
    const picture = sharp(upload, { limitInputPixels: mostPixels });
    const { format } = await picture.metadata();
    if (!formats.includes(format)) throw new Error(`It is of the format ${format}`);
    const { data, info } = await picture
      .rotate()
      .resize({ width: longestSide, height: longestSide, fit: "inside", withoutEnlargement: true })
      .webp({ quality: 80 })
      .toBuffer({ resolveWithObject: true });
    return { webp: data, width: info.width, height: info.height };
  } catch (cause) {
    throw new Refusal("invalid", "This is no readable picture. Send a JPEG, PNG or WebP of at most 50 megapixels.", {
      cause,
    });
  }
}
