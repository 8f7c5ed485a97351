import { useEffect, useState } from "react";
import type { ChannelAddress } from "../client/index.ts";
import { followPresence, type PresenceEntry, type PresenceRecord } from "../client/presence.ts";
import { buildIdentifier, decodeIdentifier } from "../protocol/index.ts";
import { useCable } from "./CableProvider.tsx";

const nobody: readonly PresenceRecord[] = [];

/**
 * Who is present on a channel, while the component is mounted; with `show` the others see this page, too. What is shown is
 * told anew only when its id or its info is another one.
 */
export function usePresence(address: ChannelAddress, show?: PresenceEntry): readonly PresenceRecord[] {
  const client = useCable();
  const [present, setPresent] = useState(nobody);
  const identifier = buildIdentifier(address.channel, address.params);
  const shown = show === undefined ? undefined : JSON.stringify(show);
  useEffect(() => {
    // The texts stand for the objects, which may be new ones at each render.
    const known = decodeIdentifier(identifier);
    if (known === undefined) return;
    const mine = shown === undefined ? {} : { show: JSON.parse(shown) as PresenceEntry };
    const stop = followPresence(client, known, { ...mine, onChange: setPresent });
    return () => {
      stop();
      setPresent(nobody);
    };
  }, [client, identifier, shown]);
  return present;
}
