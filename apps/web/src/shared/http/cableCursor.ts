import { type Cursor, cursor } from "@hafaloha/contract";

/** Positions of the header `Cable-Cursor`; an answer without them, or with broken ones, stands nowhere. */
export function parseCableCursor(header: string | null): Cursor[] {
  if (!header) return [];
  let values: unknown;
  try {
    values = JSON.parse(header);
  } catch {
    return [];
  }
  if (!Array.isArray(values)) return [];
  return values.flatMap((value: unknown) => {
    const parsed = cursor.safeParse(value);
    return parsed.success ? [parsed.data] : [];
  });
}
