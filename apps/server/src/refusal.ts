import type { ErrorCode } from "@hafaloha/contract";

/** A request that is not carried out, and why; the HTTP edge maps the code to a status. */
export class Refusal extends Error {
  readonly code: ErrorCode;
  readonly details: readonly object[] | undefined;
  /** Further members of the answer's body, such as the current order beside a stale version. */
  readonly body: Readonly<Record<string, unknown>>;

  constructor(
    code: ErrorCode,
    message: string,
    more: { details?: readonly object[]; body?: Readonly<Record<string, unknown>>; cause?: unknown } = {},
  ) {
    super(message, { cause: more.cause });
    this.code = code;
    this.details = more.details;
    this.body = more.body ?? {};
  }
}

/** `what` names the thing with its id; what belongs to another tenant does not exist either. */
export const notFound = (what: string) => new Refusal("not_found", `There is no ${what}.`);
