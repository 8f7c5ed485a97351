import type { ClientFrame, ServerFrame } from "../protocol/index.ts";
import type { ConnectionState } from "./connection.ts";
import type { Endpoint } from "./link.ts";
import type { ClientLog } from "./log.ts";
import type { ConnectionPolicy } from "./policy.ts";
import type { ClientPorts } from "./ports.ts";

/** What a line is made of. */
export interface LineParts {
  readonly endpoint: () => Endpoint;
  readonly policy: ConnectionPolicy;
  readonly ports: ClientPorts;
  readonly log: ClientLog;
}

/** What a client does with a line. */
export interface Line {
  readonly state: ConnectionState;
  /** That of the WebSocket, or null where there is none. */
  readonly readyState: number | null;
  readonly latencyMs: number | undefined;
  /** When the server was last heard. */
  readonly heardAt: number | undefined;
  /** 0 where no other tab shares the line, undefined while another one leads. */
  readonly leadership: number | undefined;
  /** Whether it still has the leadership, also by the clock: a page that slept has not. */
  holds(leadership: number): boolean;
  want(wish: "connect" | "reconnectNow"): void;
  disconnect(): void;
  send(frame: ClientFrame): void;
  /** Says whether every subscription of the client is answered and up to date. */
  settle(settled: boolean): void;
}

/** What of a server's frames is for those who subscribe; the rest is the line's own. */
export type LineFrame = Exclude<ServerFrame, { readonly type: "welcome" | "pong" | "disconnect" }>;

/** What a line tells its client. */
export interface LineEvents {
  /** Welcomed: everything must be subscribed to anew. */
  up(extended: boolean): void;
  down(): void;
  /** `replaying` where it may be part of a history that another client asked for. */
  frame(frame: LineFrame, replaying: boolean): void;
  malformed(): void;
  /** Something of the line is another than before. */
  changed(): void;
}
