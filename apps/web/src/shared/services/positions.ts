import type { StreamPosition } from "@hafaloha/cable/client";
import type { Cursor } from "@hafaloha/contract";

export function toPosition({ stream_id, epoch, offset }: Cursor): StreamPosition {
  return { stream: stream_id, epoch, offset };
}

export function toCursor({ stream, epoch, offset }: StreamPosition): Cursor {
  return { stream_id: stream, epoch, offset };
}
