import type { Notification } from "@hafaloha/contract";
import { create } from "zustand";

/** Alerts that were acknowledged together on this device, and that nobody is told of while it can be undone. */
export const useHeld = create<{ readonly alerts: readonly Notification[] }>(() => ({ alerts: [] }));

type Send = (alerts: readonly Notification[]) => void;
let send: Send | null = null;

/** An acknowledgement cannot be taken back once another device has heard of it. */
export function holdAcknowledgement(alerts: readonly Notification[], sendThem: Send): void {
  sendHeld();
  send = sendThem;
  useHeld.setState({ alerts });
  // A page that goes away may never come back.
  document.addEventListener("visibilitychange", sendWhenHidden);
  window.addEventListener("pagehide", sendHeld);
}

/** The time for an undo is over. */
export function sendHeld(): void {
  const { alerts } = useHeld.getState();
  const sendThem = send;
  forget();
  if (alerts.length > 0) sendThem?.(alerts);
}

/** They wait again; false where nothing is held back. */
export function takeBackHeld(): boolean {
  const isHeld = send !== null;
  forget();
  return isHeld;
}

function forget(): void {
  send = null;
  if (useHeld.getState().alerts.length > 0) useHeld.setState({ alerts: [] });
  document.removeEventListener("visibilitychange", sendWhenHidden);
  window.removeEventListener("pagehide", sendHeld);
}

function sendWhenHidden(): void {
  if (document.visibilityState === "hidden") sendHeld();
}
