import type { Cursor } from "@hafaloha/contract";
import type { FastifyReply } from "fastify";

/** Tells where the streams stood when the body was read, so that a subscription can go on from exactly there (R4). */
export function sendCursor(reply: FastifyReply, cursors: readonly Cursor[]): void {
  reply.header("Cable-Cursor", JSON.stringify(cursors));
}
