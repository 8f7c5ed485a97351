import * as z from "zod/mini";

/** Ids are positive integers, one sequence for each kind of record. */
export const id = z.int().check(z.positive());

export const count = z.int().check(z.nonnegative());

/** An instant as ISO 8601 in UTC with `Z`. */
export const instant = z.iso.datetime();

/** A decimal number of the restaurant's currency, two digits after the point at most. */
export const money = z.number().check(z.multipleOf(0.01), z.nonnegative());

/** Free text from a person: trimmed, `most` characters at most, without the one character that no database keeps. */
export const text = (most: number) =>
  z.string().check(
    z.trim(),
    z.maxLength(most),
    z.refine((value) => !value.includes("\0"), "must not contain the character U+0000"),
  );

/** Far above any kitchen's; it keeps sums and quantities inside exact integers. */
const mostPortions = 1_000_000;

export const portions = (least: number) =>
  z
    .int()
    .check(z.minimum(least, `must be at least ${least}`), z.maximum(mostPortions, `must be at most ${mostPortions}`));

/** An id as it comes in a query, a path or an identifier: plain decimal digits. */
export const idText = z.pipe(
  z.string().check(z.regex(/^[1-9]\d{0,14}$/, "must be a plain positive number")),
  z.transform(Number),
);

/** Where a stream stood when something was read. */
export const cursor = z.object({ stream_id: z.string(), epoch: z.string(), offset: count });
export type Cursor = z.infer<typeof cursor>;
