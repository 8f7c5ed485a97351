/** What an identifier says: all its keys but `channel` are params. */
export interface DecodedIdentifier {
  readonly channel: string;
  readonly params: Readonly<Record<string, unknown>>;
}

/**
 * The identifier of a channel with params: `channel` first, then the params by name, so that equal subscriptions are
 * equal texts. Params that are `undefined` are left out.
 */
export function buildIdentifier(channel: string, params: Readonly<Record<string, unknown>> = {}): string {
  const sorted = Object.entries(params)
    .filter(([name]) => name !== "channel")
    .sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify(Object.fromEntries([["channel", channel], ...sorted]));
}

/** What an identifier names, or `undefined` when it is no JSON object with a `channel`. The text itself stays the key. */
export function decodeIdentifier(identifier: string): DecodedIdentifier | undefined {
  const value = parseObject(identifier);
  if (value === undefined) return undefined;
  const { channel, ...params } = value;
  return typeof channel === "string" && channel !== "" ? { channel, params } : undefined;
}

/** The object a JSON text stands for; `undefined` for any other text. */
export function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Whether a value is nested no deeper than `levels`: JSON.parse reads texts that JSON.stringify has no stack to write again. */
export function nestsWithin(value: unknown, levels: number): boolean {
  if (typeof value !== "object" || value === null) return true;
  return levels > 0 && Object.values(value).every((inner) => nestsWithin(inner, levels - 1));
}
