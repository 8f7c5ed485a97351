import type { ErrorBody, ErrorCode } from "@hafaloha/contract";

/** `network`: no answer came. `timeout`: none came in time. `unreadable`: an answer came that the contract does not know. */
export type ApiErrorCode = ErrorCode | "network" | "timeout" | "unreadable";

interface ApiErrorFields {
  code: ApiErrorCode;
  message: string;
  /** HTTP status, 0 where no answer came. */
  status?: number;
  details?: ErrorBody["details"];
  /** The whole body of a refusal: a 409 carries the current record beside the error. */
  body?: unknown;
  /** From `Retry-After`, in milliseconds. */
  retryAfterMs?: number | null;
  cause?: unknown;
}

/** The one error that a request ends with, whatever went wrong. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly code: ApiErrorCode;
  readonly status: number;
  readonly details: NonNullable<ErrorBody["details"]>;
  readonly body: unknown;
  readonly retryAfterMs: number | null;

  constructor(fields: ApiErrorFields) {
    super(fields.message, { cause: fields.cause });
    this.code = fields.code;
    this.status = fields.status ?? 0;
    this.details = fields.details ?? [];
    this.body = fields.body;
    this.retryAfterMs = fields.retryAfterMs ?? null;
  }

  /** The server may or may not have done it: only a repeat with the same idempotency key can tell. */
  get isOutcomeUnknown(): boolean {
    return this.status === 0 || this.status >= 500 || this.code === "unreadable";
  }
}

/** Why a request failed, in the words for the person who made it. */
export function failureWords(error: unknown): string {
  return error instanceof ApiError ? error.message : "Something on this page went wrong. Try again.";
}
