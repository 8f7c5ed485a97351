/** The id that a part of an address names; null for whatever is none. */
export function pathId(text: string | null | undefined): number | null {
  return text && /^[1-9]\d{0,14}$/.test(text) ? Number(text) : null;
}
