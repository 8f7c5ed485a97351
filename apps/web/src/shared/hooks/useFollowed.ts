import type { Cursor } from "@hafaloha/contract";
import { useRef, useState } from "react";
import type { ChannelMessage, ChannelName, ChannelParams } from "../services/channels.ts";
import { useChannel } from "./useChannel.ts";

export interface Followed {
  /** What the channel keeps up to date is loaded, and nothing in it is missing. */
  readonly current: boolean;
  /** Reads it again; the channel goes on from there. */
  readonly read: () => Promise<void>;
  /** As `read`, for when something is known to be missing: until a read succeeds, nothing is current. */
  readonly reload: () => Promise<void>;
}

interface Source<Name extends ChannelName> {
  readonly params: ChannelParams<Name>;
  /** Where the stream stood at the first read; undefined before it, null where the server did not say. */
  readonly start: Cursor | null | undefined;
  /** Must ask the server anew: an answer that was on its way before the call may already be too old. */
  readonly read: () => Promise<Cursor | null>;
  readonly onMessage: (message: ChannelMessage<Name>, cursor: Cursor | undefined) => void;
}

/** Follows a channel from the first read on, and reads again when the channel says that something is missing (R4). */
export function useFollowed<Name extends ChannelName>(channel: Name, source: Source<Name>): Followed {
  const [missing, setMissing] = useState(false);
  const reloads = useRef(0);
  const { start, onMessage } = source;

  const read = async () => {
    const known = reloads.current;
    const cursor = await source.read();
    startFrom(cursor ? [cursor] : []);
    // A reload that was asked for meanwhile wants an answer of its own.
    if (known === reloads.current) setMissing(false);
  };
  const reload = async () => {
    reloads.current += 1;
    setMissing(true);
    try {
      await read();
    } catch {
      // The fallback asks again, as it does whenever a page is not current.
    }
  };
  const { state, startFrom } = useChannel(
    channel,
    start === undefined ? undefined : source.params,
    { onMessage, onReload: reload },
    start ? [start] : undefined,
  );
  return { current: state === "confirmed" && !missing, read, reload };
}
