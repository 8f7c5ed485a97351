/** Every reason a server gives, with what `reconnect` says unless the one who disconnects asks otherwise. */
export const disconnectReasons = {
  unauthorized: { reconnect: false },
  token_expired: { reconnect: false },
  invalid_request: { reconnect: false },
  remote: { reconnect: false },
  server_restart: { reconnect: true },
  too_slow: { reconnect: true },
  no_pong: { reconnect: true },
  rate_limited: { reconnect: true },
} as const satisfies Record<string, { readonly reconnect: boolean }>;

/** Why a server ends a connection. */
export type DisconnectReason = keyof typeof disconnectReasons;

/** Whether a text is one of them. */
export function isDisconnectReason(value: string): value is DisconnectReason {
  return Object.hasOwn(disconnectReasons, value);
}
