import type { ClientFrame } from "../protocol/index.ts";
import type { ConnectionState } from "./connection.ts";
import type { LineFrame } from "./line.ts";

/** One connection of a leadership, from its welcome on. */
export interface Wire {
  /** Another one for each of a leadership. */
  readonly id: number;
  readonly extended: boolean;
}

/** How the leader's connection stands. */
export interface Standing {
  readonly state: ConnectionState;
  readonly latencyMs: number | undefined;
  readonly wire: Wire | undefined;
}

/** What a tab wants of the leader's connection. `join`: it has just begun to want one, as if it were alone. */
export type TabWish = "join" | "connect" | "reconnectNow" | "woke";

/** `number` is that of the leadership that speaks or is spoken to, or of the last one that was heard of. */
export type LeaderMessage = { readonly number: number } & (
  | { readonly type: "standing"; readonly standing: Standing }
  /** To all tabs where `to` is undefined. `replaying`: maybe part of a history that another tab asked for. */
  | {
      readonly type: "delivery";
      readonly wire: number;
      readonly to: readonly string[] | undefined;
      readonly frame: LineFrame;
      readonly replaying: boolean;
    }
);

export type FollowerMessage = {
  readonly number: number;
  readonly tab: string;
} /** For the standing. `behind`: the tab is not up to date. */ & (
  | { readonly type: "ask"; readonly wish: TabWish | undefined; readonly behind: boolean }
  | { readonly type: "frame"; readonly wire: number; readonly frame: ClientFrame }
);

/** What tabs post to each other. */
export type TabMessage = LeaderMessage | FollowerMessage;
