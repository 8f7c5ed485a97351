import { localTime } from "../../../localTime.ts";
import type { OrderingRestaurant } from "../ports.ts";

/** Why no order can be placed for a time because the kitchen takes a pause; `undefined` when one can (O12). */
export function whyPaused(
  { name, pausedUntil, timeZone }: Pick<OrderingRestaurant, "name" | "pausedUntil" | "timeZone">,
  { pickupAt, now }: { readonly pickupAt: number | null; readonly now: number },
): string | undefined {
  if (pausedUntil === null || Math.max(pickupAt ?? now, now) >= pausedUntil) return undefined;
  const until = clockInWords(pausedUntil, now, timeZone);
  return pickupAt === null
    ? `${name} takes no orders until ${until}. You can still order for later.`
    : `${name} takes no orders until ${until}. Choose a pickup time from then on.`;
}

/** `13:30`, and `00:30 tomorrow` behind midnight: no pause lasts longer than four hours. */
function clockInWords(at: number, now: number, timeZone: string): string {
  const { day, minute } = localTime(at, timeZone);
  const digits = (value: number) => String(value).padStart(2, "0");
  const clock = `${digits(Math.floor(minute / 60))}:${digits(minute % 60)}`;
  return day === localTime(now, timeZone).day ? clock : `${clock} tomorrow`;
}
