import type { Notification } from "@hafaloha/contract";
import { useState } from "react";

/**
 * The alert whose details stand beside the list: the one that was chosen, else the first. That one stays while it waits:
 * what arrives above it must not be acknowledged in its place.
 */
export function useSelectedAlert(shown: readonly Notification[]) {
  const [held, hold] = useState<{ readonly id: number; readonly isChosen: boolean } | null>(null);
  const kept = shown.find(({ id }) => id === held?.id);
  const selected = kept && (held?.isChosen || !kept.acknowledged) ? kept : shown[0];
  if (selected && selected.id !== held?.id) hold({ id: selected.id, isChosen: false });
  return { selected, select: (id: number) => hold({ id, isChosen: true }) };
}
