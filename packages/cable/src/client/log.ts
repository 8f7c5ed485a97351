/** As a browser's console has them. */
export type LogLevel = "debug" | "info" | "warn" | "error";

/**
 * Where the client says what it does. It names channels, never identifiers, URLs or tokens: an identifier may carry a
 * secret.
 */
export type ClientLog = (level: LogLevel, message: string, data?: unknown) => void;
