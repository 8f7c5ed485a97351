import { useConnectionStatus, useSubscription } from "@hafaloha/cable/react";
import { useState } from "react";

export function Room({ name }: { name: string }) {
  const [said, setSaid] = useState<unknown[]>([]);
  const { kind } = useConnectionStatus();
  const { startFrom } = useSubscription(
    { channel: "ChatChannel", params: { room: name } },
    {
      onMessage: (message) => setSaid((before) => [...before, message]),
      onReload: async () => {
        const { messages, positions } = await (await fetch(`/rooms/${name}`)).json();
        setSaid(messages);
        startFrom(positions);
      },
    },
  );
  return <pre className={kind}>{said.map((message) => JSON.stringify(message)).join("\n")}</pre>;
}
