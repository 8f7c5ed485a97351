/** The streams that were rung since the last message, each with the highest offset. */
export type Rings = ReadonlyMap<string, number>;

/** What PostgreSQL takes in one NOTIFY is 7,999 bytes. */
const messageBytes = 7_900;

/** As few messages as hold the rings. A stream whose name fits in none is left to the looks at the heads. */
export function writeRings(rings: Rings): readonly string[] {
  const messages: string[] = [];
  let parts: string[] = [];
  let bytes = 2;
  const finish = () => {
    if (parts.length > 0) messages.push(`[${parts.join(",")}]`);
    parts = [];
    bytes = 2;
  };
  for (const ring of rings) {
    const part = JSON.stringify(ring);
    const size = Buffer.byteLength(part) + 1;
    if (size + 2 > messageBytes) continue;
    if (bytes + size > messageBytes) finish();
    parts.push(part);
    bytes += size;
  }
  finish();
  return messages;
}

/** Whoever reaches the broker can publish there, so what is no ring is passed over. */
export function readRings(message: string): readonly (readonly [stream: string, offset: number])[] {
  try {
    const parsed: unknown = JSON.parse(message);
    return Array.isArray(parsed) ? parsed.filter(isRing) : [];
  } catch {
    return [];
  }
}

function isRing(value: unknown): value is [string, number] {
  if (!Array.isArray(value)) return false;
  const [stream, offset] = value as readonly unknown[];
  return typeof stream === "string" && Number.isSafeInteger(offset);
}
