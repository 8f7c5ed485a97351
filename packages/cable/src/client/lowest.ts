import type { HistoryRequest, StreamPosition } from "../protocol/index.ts";

/** From where history must start to serve everyone who stands at one of the positions; undefined when there are none. */
export function lowest(positions: Iterable<StreamPosition>): HistoryRequest | undefined {
  const streams = new Map<string, StreamPosition>();
  for (const position of positions) {
    const known = streams.get(position.stream);
    if (known === undefined || position.offset < known.offset) streams.set(position.stream, position);
  }
  if (streams.size === 0) return undefined;
  return {
    streams: Object.fromEntries([...streams].map(([stream, { offset, epoch }]) => [stream, { offset, epoch }])),
  };
}
