import type { OrderStatus } from "@hafaloha/contract";
import { Ban, CheckCheck, ConciergeBell, Flame, Inbox, type LucideIcon } from "lucide-react";
import type { Tone } from "../../../../shared/ui/Tag.tsx";

interface StatusLook {
  readonly icon: LucideIcon;
  readonly word: string;
  readonly tone: Tone;
  /** Classes of the column's head: the edge and the icon carry the colour, the word never does. */
  readonly edge: string;
  readonly ink: string;
}

/** One look for each status, on every staff screen. */
export const statusLook: Readonly<Record<OrderStatus, StatusLook>> = {
  pending: { icon: Inbox, word: "Pending", tone: "pending", edge: "border-pending", ink: "text-pending" },
  preparing: { icon: Flame, word: "Preparing", tone: "preparing", edge: "border-preparing", ink: "text-preparing" },
  ready: { icon: ConciergeBell, word: "Ready", tone: "ready", edge: "border-ready", ink: "text-ready" },
  completed: { icon: CheckCheck, word: "Completed", tone: "done", edge: "border-done", ink: "text-done" },
  cancelled: { icon: Ban, word: "Cancelled", tone: "done", edge: "border-done", ink: "text-done" },
};
