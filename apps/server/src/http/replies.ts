import type { Cursor } from "@hafaloha/contract";
import type { FastifyReply } from "fastify";
import type { Answer } from "./idempotencyKeys.ts";

/** Tells where the streams stood when the body was read, so that a subscription can go on from exactly there (R4). */
export function sendCursor(reply: FastifyReply, cursors: readonly Cursor[]): void {
  reply.header("Cable-Cursor", JSON.stringify(cursors));
}

export const sendAnswer = (reply: FastifyReply, { status, body }: Answer) => reply.code(status).send(body);

/** A sheet that the browser saves under this name. */
export const sendCsv = (reply: FastifyReply, name: string, csv: string) =>
  reply
    .header("content-type", "text/csv; charset=utf-8")
    .header("content-disposition", `attachment; filename="${name}"`)
    .send(csv);
