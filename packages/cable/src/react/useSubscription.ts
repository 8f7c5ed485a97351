import { useCallback, useEffect, useEffectEvent, useRef, useState } from "react";
import type {
  ChannelAddress,
  StreamPosition,
  Subscription,
  SubscriptionHandlers,
  SubscriptionState,
} from "../client/index.ts";
import { buildIdentifier, decodeIdentifier } from "../protocol/index.ts";
import { useCable } from "./CableProvider.tsx";

/**
 * Subscribes to a channel while the component is mounted; `undefined` subscribes to nothing. Handlers may be new at each
 * render, the latest are called. `start` counts when the subscription begins (R4).
 */
export function useSubscription(
  address: ChannelAddress | undefined,
  handlers: SubscriptionHandlers,
  start?: readonly StreamPosition[],
): { readonly state: SubscriptionState; startFrom(positions: readonly StreamPosition[]): void } {
  const client = useCable();
  const [state, setState] = useState<SubscriptionState>("waiting");
  const subscription = useRef<Subscription | undefined>(undefined);
  const identifier = address === undefined ? undefined : buildIdentifier(address.channel, address.params);
  const onMessage = useEffectEvent((message: unknown, position: StreamPosition | undefined) =>
    handlers.onMessage?.(message, position),
  );
  const onReload = useEffectEvent(() => handlers.onReload?.());
  const onState = useEffectEvent((next: SubscriptionState) => {
    setState(next);
    handlers.onState?.(next);
  });
  const readStart = useEffectEvent(() => (start === undefined ? {} : { start }));

  useEffect(() => {
    // The identifier stands for the address, whose object may be a new one at each render.
    const known = identifier === undefined ? undefined : decodeIdentifier(identifier);
    if (known === undefined) return;
    const held = client.subscribe(known, { onMessage, onReload, onState }, readStart());
    subscription.current = held;
    setState(held.state);
    return () => {
      subscription.current = undefined;
      held.unsubscribe();
      setState("waiting");
    };
  }, [client, identifier]);

  const startFrom = useCallback(
    (positions: readonly StreamPosition[]) => subscription.current?.startFrom(positions),
    [],
  );
  return { state, startFrom };
}
