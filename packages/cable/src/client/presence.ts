import type { PresenceEntry, PresenceRecord } from "../protocol/index.ts";
import type { CableClient } from "./cableClient.ts";
import type { ChannelAddress } from "./subscriptions.ts";

export type { PresenceEntry, PresenceRecord } from "../protocol/index.ts";

/** What this page shows of itself, and who hears of the others. */
export interface FollowedPresence {
  /** Shows this page to the others, under its id; without it the page only looks. One of a page may show on a channel. */
  readonly show?: PresenceEntry;
  /** Everyone who is present, this page too; nobody while that is not known: without a connection, or on a base server. */
  readonly onChange: (present: readonly PresenceRecord[]) => void;
}

/** Follows who is present on a channel that declares it (E15), over reconnects, until the returned function is called. */
export function followPresence(
  client: CableClient,
  address: ChannelAddress,
  { show, onChange }: FollowedPresence,
): () => void {
  const present = new Map<string, PresenceRecord>();
  const put = (records: readonly PresenceRecord[]) => {
    for (const record of records) present.set(record.id, record);
    onChange([...present.values()]);
  };
  const subscription = client.subscribe(address, {
    onState: (state) => {
      if (state === "confirmed") {
        if (show !== undefined) subscription.tell({ command: "join", presence: show });
        subscription.tell({ command: "presence" });
      } else if (present.size > 0) {
        present.clear();
        onChange([]);
      }
    },
    onPresence: (event) => {
      switch (event.type) {
        case "info":
          present.clear();
          put(event.records);
          return;
        case "join":
          put([{ id: event.id, info: event.info ?? {} }]);
          return;
        case "leave":
          present.delete(event.id);
          put([]);
          return;
        default:
          event satisfies never;
      }
    },
  });
  return () => {
    if (show !== undefined) subscription.tell({ command: "leave" });
    subscription.unsubscribe();
  };
}
