import type { TrackedOrder } from "@hafaloha/contract";
import { Bell, BellRing } from "lucide-react";
import { useEffect, useState } from "react";
import { allowMessages } from "../../../shared/services/systemMessages.ts";
import { Button } from "../../../shared/ui/Button.tsx";
import { shortNumber } from "../../state/orderNumber.ts";
import { ReadySignal } from "./readySignal.ts";

interface TellWhenReadyProps {
  order: TrackedOrder;
  token: string;
}

/** Offers a sound, and a message outside of the page where the browser has such, once the order is ready. */
export function TellWhenReady({ order, token }: TellWhenReadyProps) {
  const [signal, setSignal] = useState<ReadySignal | null>(null);
  const number = shortNumber(order.order_number);
  const restaurant = order.restaurant.name;
  const isReady = order.status === "ready";
  useEffect(() => {
    if (isReady) void signal?.give({ number, restaurant, token });
  }, [isReady, signal, number, restaurant, token]);
  useEffect(() => () => signal?.end(), [signal]);

  if (order.status !== "pending" && order.status !== "preparing") return null;
  const ask = async () => {
    // Before anything is waited for: a browser lets a page sound that begins with it in a tap.
    const sound = new AudioContext();
    setSignal(new ReadySignal(sound, await allowMessages()));
  };
  return (
    <section aria-label="When it is ready" className="rounded-sheet bg-surface px-4 py-3.5 shadow-1">
      {signal ? (
        <p role="status" className="flex items-center gap-2.5 text-ink-2">
          <BellRing size={18} aria-hidden className="flex-none text-ready-text" />
          {signal.showsMessages
            ? "A sound and a message will tell you. Keep this page open."
            : "A sound will tell you. Keep this page open and in view."}
        </p>
      ) : (
        <Button className="w-full" onClick={() => void ask()}>
          <Bell size={18} aria-hidden />
          Tell me when ready
        </Button>
      )}
    </section>
  );
}
