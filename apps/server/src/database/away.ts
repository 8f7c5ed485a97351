/** 25006 and 55000 come from a standby, which stands where the primary should until one of them is promoted. */
const codes =
  /^(25006|55000|08\w{3}|57P0[1-3]|53300|ECONNREFUSED|ECONNRESET|EPIPE|ENOENT|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN)$/;
/** What PostgreSQL's driver says without a code. */
const words = /^Connection terminated|^timeout exceeded when trying to connect|connection error and is not queryable/;

/** Whether an error means that the database cannot be reached now, not that what was asked of it is wrong. */
export function isAway(error: unknown): boolean {
  if (error instanceof AggregateError) return error.errors.some(isAway);
  if (!(error instanceof Error)) return false;
  const { code } = error as { code?: unknown };
  return typeof code === "string" ? codes.test(code) : words.test(error.message);
}
