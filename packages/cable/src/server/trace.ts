/** What the server is about to do. Names only: no stream, identifier, token or person stands in it. */
export type Operation =
  /** The application is asked who a client is, or whether it may go on with a new token. */
  | { readonly operation: "authenticate" | "renew" }
  /** A channel is asked, and where its streams stand; or what was missed is sent, page by page as the client reads it. */
  | { readonly operation: "subscribe" | "history"; readonly channel: string }
  | { readonly operation: "action"; readonly channel: string; readonly action: string }
  /** Waiting events are written to the sockets of so many groups. */
  | { readonly operation: "fanOut"; readonly groups: number };

/** Calls `run` once and answers what it answers: a promise, which is rejected when the operation fails; for `fanOut` nothing. */
export type Trace = <Result>(operation: Operation, run: () => Result) => Result;

export const untraced: Trace = (_, run) => run();
