import { useEffect, useEffectEvent } from "react";
import { useLocation } from "wouter";
import * as z from "zod/mini";
import { useDesk } from "../live/desk.ts";

/** What the service worker says when somebody taps on what it showed. */
const opened = z.object({
  type: z.literal("open_pushed"),
  path: z.string(),
  restaurantId: z.int(),
});

/** Goes to what a tapped push is about. */
export function usePushedPath(): void {
  const { user } = useDesk();
  const [, navigate] = useLocation();
  const open = useEffectEvent(({ data }: MessageEvent) => {
    const pushed = opened.safeParse(data).data;
    if (!pushed?.path.startsWith("/admin")) return;
    // Only who has several restaurants names one.
    navigate(user.restaurant_id === null ? `${pushed.path}?restaurant_id=${pushed.restaurantId}` : pushed.path);
  });
  useEffect(() => {
    if (!("serviceWorker" in navigator)) return;
    const hear = (event: MessageEvent) => open(event);
    navigator.serviceWorker.addEventListener("message", hear);
    // Messages wait until the page says that it listens.
    navigator.serviceWorker.startMessages();
    return () => navigator.serviceWorker.removeEventListener("message", hear);
  }, []);
}
