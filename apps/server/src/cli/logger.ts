import { pino } from "pino";
import type { Config } from "../config.ts";

/** Lines of JSON on standard error, so that standard output stays for people and scripts. */
export function createLogger({ logLevel }: Pick<Config, "logLevel">) {
  return pino(
    { level: logLevel, base: null, serializers: { err: plainError, error: plainError } },
    pino.destination({ fd: 2, sync: true }),
  );
}

/** A driver hangs the values of the row that failed on its errors; only what is safe to keep goes into the log. */
function plainError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { code } = error as { code?: unknown };
  return {
    type: error.name,
    message: error.message,
    ...(typeof code === "string" && { code }),
    stack: error.stack,
    ...(error.cause !== undefined && { cause: plainError(error.cause) }),
  };
}
