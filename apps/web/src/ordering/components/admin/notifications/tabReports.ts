import { newIdempotencyKey } from "../../../../shared/http/idempotencyKey.ts";
import { ringingTab, type TabReport } from "../../../state/alertsRinger.ts";
import { useSound } from "./sound.ts";

const everyMs = 1000;
const me = newIdempotencyKey();
const others = new Map<string, TabReport>();

/** Tells the other tabs of this browser, as long as the desk is open, whether this one can ring; and hears them. */
export function startTabReports(restaurantId: number): () => void {
  if (typeof BroadcastChannel === "undefined") return () => {};
  const channel = new BroadcastChannel(`hafaloha.ringer.${restaurantId}`);
  const report = () => channel.postMessage(ownReport());
  channel.onmessage = ({ data }: MessageEvent<TabReport>) => others.set(data.tab, { ...data, at: performance.now() });
  const timer = setInterval(report, everyMs);
  const unwatch = useSound.subscribe(report);
  document.addEventListener("visibilitychange", report);
  report();
  return () => {
    clearInterval(timer);
    unwatch();
    document.removeEventListener("visibilitychange", report);
    channel.postMessage({ ...ownReport(), audible: false });
    channel.close();
    others.clear();
  };
}

/** Whether it is this tab that rings. */
export function isRingingTab(): boolean {
  return ringingTab([...others.values(), ownReport()], performance.now()) === me;
}

function ownReport(): TabReport {
  return {
    tab: me,
    audible: useSound.getState().state === "on",
    visible: document.visibilityState === "visible",
    at: performance.now(),
  };
}
