import * as z from "zod/mini";

/** Every code a refusal can carry, with the HTTP status that it means. Closed: a client may switch over it. */
export const errorStatus = {
  malformed: 400,
  signed_out: 401,
  wrong_credentials: 401,
  forbidden: 403,
  password_change_required: 403,
  not_found: 404,
  stale_version: 409,
  stock_short: 409,
  email_taken: 409,
  too_large: 413,
  invalid: 422,
  key_reused: 422,
  closed: 422,
  paused: 422,
  not_sold_then: 422,
  option_choice: 422,
  unavailable: 422,
  transition: 422,
  rate_limited: 429,
  internal: 500,
  not_ready: 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** One thing that was wrong: `path` of the field, or the line of an order that is short. */
export const errorDetail = z.looseObject({ path: z.optional(z.string()), message: z.optional(z.string()) });

export const shortage = z.object({
  menu_item_id: z.int(),
  option_id: z.optional(z.int()),
  name: z.string(),
  asked: z.int(),
  available: z.int(),
});
export type Shortage = z.infer<typeof shortage>;

export const errorBody = z.looseObject({
  error: z.string(),
  code: z.enum(Object.keys(errorStatus) as [ErrorCode, ...ErrorCode[]]),
  details: z.optional(z.array(errorDetail)),
});
export type ErrorBody = z.infer<typeof errorBody>;
