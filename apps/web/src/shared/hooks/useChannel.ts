import type { SubscriptionState } from "@hafaloha/cable/client";
import type { Cursor } from "@hafaloha/contract";
import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type { ChannelHandlers, ChannelMessage, ChannelName, ChannelParams } from "../services/channels.ts";
import type { ChannelSubscription } from "../services/websocketService.ts";
import { useService } from "./serviceContext.ts";

export interface FollowedChannel {
  readonly state: SubscriptionState;
  /** The page has loaded what stood at these cursors; the events after them follow. */
  readonly startFrom: (cursors: readonly Cursor[]) => void;
}

/**
 * Follows a channel while the component is mounted; without params it waits. The latest handlers are called. `start`
 * counts when the subscription begins (R4).
 */
export function useChannel<Name extends ChannelName>(
  channel: Name,
  params: ChannelParams<Name> | undefined,
  handlers: ChannelHandlers<Name>,
  start?: readonly Cursor[],
): FollowedChannel {
  const service = useService();
  const [state, setState] = useState<SubscriptionState>("waiting");
  const held = useRef<ChannelSubscription | undefined>(undefined);
  const onMessage = useEffectEvent((message: ChannelMessage<Name>, cursor: Cursor | undefined) =>
    handlers.onMessage?.(message, cursor),
  );
  const onReload = useEffectEvent(() => handlers.onReload?.());
  const onState = useEffectEvent((next: SubscriptionState) => {
    setState(next);
    handlers.onState?.(next);
  });
  const readStart = useEffectEvent(() => start);
  const readParams = useEffectEvent(() => params);
  // The text stands for the params, whose object may be a new one at each render.
  const key = JSON.stringify(params);

  useEffect(() => {
    const known = key === undefined ? undefined : readParams();
    if (known === undefined) return;
    const subscription = service.subscribe(channel, known, { onMessage, onReload, onState }, readStart());
    held.current = subscription;
    setState(subscription.state);
    return () => {
      held.current = undefined;
      subscription.unsubscribe();
      setState("waiting");
    };
  }, [service, channel, key]);

  const startFrom = useCallback((cursors: readonly Cursor[]) => held.current?.startFrom(cursors), []);
  return { state, startFrom };
}
