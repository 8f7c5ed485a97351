import type { Cursor } from "@hafaloha/contract";
import { useCallback, useEffect, useRef, useState } from "react";
import { useChannel } from "../../../../shared/hooks/useChannel.ts";
import type { ChannelMessage, ChannelParams } from "../../../../shared/services/channels.ts";
import { untilLoaded } from "./untilLoaded.ts";

type StaffChannel = "OrderChannel" | "InventoryChannel" | "NotificationChannel";

interface Followed {
  /** What the channel keeps up to date is loaded, and nothing in it is missing. */
  readonly current: boolean;
  /** Reads it again; the channel goes on from there. */
  readonly read: () => Promise<void>;
}

interface Source<Name extends StaffChannel> {
  /** Where the stream stood at the first read; undefined before it, null where the server did not say. */
  readonly start: Cursor | null | undefined;
  readonly read: () => Promise<Cursor | null>;
  readonly params: ChannelParams<Name>;
  readonly onMessage: (message: ChannelMessage<Name>) => void;
}

/** Follows a channel from the first read on, and reads again when the channel says that something is missing (R4). */
export function useFollowed<Name extends StaffChannel>(channel: Name, source: Source<Name>): Followed {
  const [reloading, setReloading] = useState(false);
  const mounted = useMounted();
  const { start, read, onMessage } = source;
  const params = start === undefined ? undefined : source.params;

  const readAndFollow = async () => {
    const cursor = await read();
    startFrom(cursor ? [cursor] : []);
  };
  const reload = async () => {
    setReloading(true);
    await untilLoaded(readAndFollow, mounted);
    setReloading(false);
  };
  const { state, startFrom } = useChannel(
    channel,
    params,
    { onMessage, onReload: reload },
    start ? [start] : undefined,
  );
  return { current: state === "confirmed" && !reloading, read: readAndFollow };
}

function useMounted(): () => boolean {
  const mounted = useRef(true);
  useEffect(() => {
    mounted.current = true;
    return () => {
      mounted.current = false;
    };
  }, []);
  return useCallback(() => mounted.current, []);
}
