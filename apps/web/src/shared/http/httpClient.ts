import { type Cursor, errorBody } from "@hafaloha/contract";
import { ApiError } from "./apiError.ts";
import { parseCableCursor } from "./cableCursor.ts";
import { noteServerTime } from "./serverClock.ts";

/** What an answer is parsed by: any schema of the contract. */
export interface Schema<T> {
  parse(input: unknown): T;
}

/** For commands that answer 204. */
export const noContent: Schema<void> = { parse: () => undefined };

export interface Answer<T> {
  data: T;
  /** Where the streams stood that the data was read at (R4). */
  cursors: Cursor[];
}

export interface HttpPorts {
  fetch: typeof fetch;
  /** The signed-in user's token; null sends none. */
  readToken(): string | null;
  /** Called when the token in use was sent and refused with 401. */
  onTokenRefused(): void;
  timeoutMs: number;
}

interface GetOptions {
  /** Sent as the query; null and undefined are left out. */
  query?: Record<string, string | number | null | undefined>;
  signal?: AbortSignal;
}

interface SendOptions {
  /** Sent as JSON; a file as it is. */
  body?: unknown;
  idempotencyKey?: string;
  signal?: AbortSignal;
}

export interface HttpClient {
  get<T>(path: string, schema: Schema<T>, options?: GetOptions): Promise<Answer<T>>;
  send<T>(method: "POST" | "PATCH" | "DELETE", path: string, schema: Schema<T>, options?: SendOptions): Promise<T>;
}

/** JSON over fetch: token, time-out, contract, positions; every failure is an ApiError, save the caller's own abort. */
export function createHttpClient(ports: HttpPorts): HttpClient {
  async function exchange<T>(path: string, schema: Schema<T>, init: RequestInit): Promise<Answer<T>> {
    const token = ports.readToken();
    const headers = new Headers(init.headers);
    headers.set("Accept", "application/json");
    if (token) headers.set("Authorization", `Bearer ${token}`);

    const { response, text } = await receive(ports, path, { ...init, headers });
    noteServerTime(response.headers.get("Date"));
    if (!response.ok) {
      // A question asked before a renewal or a new sign-in says nothing about the token that is used now.
      if (response.status === 401 && token && token === ports.readToken()) ports.onTokenRefused();
      throw refusal(response, text);
    }
    return { data: parse(schema, text, response), cursors: parseCableCursor(response.headers.get("Cable-Cursor")) };
  }

  return {
    get: (path, schema, { query = {}, signal } = {}) =>
      exchange(withQuery(path, query), schema, signal ? { signal } : {}),

    async send(method, path, schema, { body, idempotencyKey, signal } = {}) {
      const headers = new Headers();
      const file = body instanceof Blob ? body : null;
      if (body !== undefined) headers.set("Content-Type", file?.type ?? "application/json");
      if (idempotencyKey !== undefined) headers.set("Idempotency-Key", idempotencyKey);
      const answer = await exchange(path, schema, {
        method,
        headers,
        ...(body === undefined ? {} : { body: file ?? JSON.stringify(body) }),
        ...(signal ? { signal } : {}),
      });
      return answer.data;
    },
  };
}

function withQuery(path: string, query: NonNullable<GetOptions["query"]>): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value == null ? [] : [[name, String(value)]]));
  return given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`;
}

/** The time-out covers the body too: a server that stops in the middle of an answer is as silent as one that never began. */
async function receive(ports: HttpPorts, path: string, init: RequestInit) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), ports.timeoutMs);
  const abort = () => limit.abort();
  init.signal?.addEventListener("abort", abort);
  try {
    init.signal?.throwIfAborted();
    const response = await ports.fetch(path, { ...init, signal: limit.signal });
    return { response, text: await response.text() };
  } catch (cause) {
    init.signal?.throwIfAborted();
    throw limit.signal.aborted
      ? new ApiError({ code: "timeout", message: "The server did not answer in time.", cause })
      : new ApiError({ code: "network", message: "The server cannot be reached.", cause });
  } finally {
    clearTimeout(timer);
    init.signal?.removeEventListener("abort", abort);
  }
}

function parse<T>(schema: Schema<T>, text: string, { status }: Response): T {
  try {
    return schema.parse(text === "" ? undefined : JSON.parse(text));
  } catch (cause) {
    throw new ApiError({ code: "unreadable", status, message: "The server's answer could not be read.", cause });
  }
}

function refusal({ status, headers }: Response, text: string): ApiError {
  const seconds = Number(headers.get("Retry-After") ?? Number.NaN);
  const retryAfterMs = Number.isFinite(seconds) ? seconds * 1000 : null;
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch (cause) {
    const message = `The server answered ${status} without saying why.`;
    return new ApiError({ code: "unreadable", status, message, retryAfterMs, cause });
  }
  const parsed = errorBody.safeParse(body);
  if (!parsed.success) {
    const message = `The server answered ${status} without saying why.`;
    return new ApiError({ code: "unreadable", status, message, retryAfterMs, body, cause: parsed.error });
  }
  const { error, code, details } = parsed.data;
  return new ApiError({ code, status, message: error, details, body, retryAfterMs });
}
