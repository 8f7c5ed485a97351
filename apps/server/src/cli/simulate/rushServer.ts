import { randomUUID } from "node:crypto";
import { errorBody } from "@hafaloha/contract";
import type * as z from "zod/mini";
import { ConfigurationError } from "../../configurationError.ts";
import { pause } from "./pause.ts";

export type Answer<Body> =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly code: string; readonly body: unknown };

interface Question<Schema extends z.ZodMiniType> {
  readonly method: "GET" | "POST" | "PATCH";
  readonly path: string;
  readonly schema: Schema;
  readonly token?: string | undefined;
  readonly body?: object;
}

/** The server as the rush talks to it. */
export interface RushServer {
  /** Asks until there is an answer, with one key for all tries: a server that restarts meanwhile does it once. */
  ask<Schema extends z.ZodMiniType>(question: Question<Schema>): Promise<Answer<z.output<Schema>>>;
}

const tries = 20;
const betweenTriesMs = 1_000;

export function rushServer(url: URL, signal: AbortSignal): RushServer {
  return {
    ask: async ({ method, path, schema, token, body }) => {
      const headers = {
        "user-agent": "hafaloha-simulate",
        ...(method === "GET" ? {} : { "idempotency-key": randomUUID() }),
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
      };
      const request = { method, headers, signal, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
      const response = await answered(new URL(path, url), request);
      if (response === undefined) return { ok: false, code: "no answer", body: undefined };
      const said: unknown = await response.json().catch(() => undefined);
      const parsed = schema.safeParse(said);
      if (response.ok && parsed.success) return { ok: true, body: parsed.data };
      return { ok: false, code: errorBody.safeParse(said).data?.code ?? "unreadable", body: said };
    },
  };
}

async function answered(url: URL, request: RequestInit & { signal: AbortSignal }): Promise<Response | undefined> {
  for (let nth = 1; nth <= tries; nth++) {
    const response = await fetch(url, request).catch(() => undefined);
    if (response !== undefined && response.status < 500) return response;
    if (request.signal.aborted) return undefined;
    if (nth < tries) await pause(betweenTriesMs, request.signal);
  }
  return undefined;
}

/** Whoever waits for a rush on a server that is not there should hear of it at once. */
export async function requireServer(url: URL): Promise<void> {
  const response = await fetch(new URL("/health", url)).catch((cause: unknown) => {
    throw new ConfigurationError(
      `No server answers at ${url.origin}: start it with "hafaloha serve", or name it by --url.`,
      {
        cause,
      },
    );
  });
  await response.body?.cancel();
}
