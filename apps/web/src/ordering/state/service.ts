import type { Restaurant } from "@hafaloha/contract";

/** Whether a restaurant takes orders for now, as a customer is told (O11, O12). */
export type Service =
  /** `until`: when it closes by its hours; null where it never does. */
  | { readonly kind: "open"; readonly minutes: number; readonly until: string | null }
  | { readonly kind: "busy"; readonly minutes: number; readonly until: string }
  | { readonly kind: "paused"; readonly until: string }
  /** `opensAt`: null where it is not known yet. */
  | { readonly kind: "closed"; readonly opensAt: string | null };

type Asked = Pick<Restaurant, "open_now" | "hours_change_at" | "intake" | "prep_minutes">;

/** What holds at `now`; what ends by itself has ended, whether or not its end was told yet. */
export function serviceOf({ open_now, hours_change_at, intake, prep_minutes }: Asked, now: number): Service {
  const asSaid = hours_change_at === null || now < Date.parse(hours_change_at);
  if (open_now !== asSaid) return { kind: "closed", opensAt: asSaid ? hours_change_at : null };
  const { state, until, extra_minutes } = intake;
  const holds = until !== null && now < Date.parse(until);
  if (holds && state === "paused") return { kind: "paused", until };
  if (holds && state === "busy") return { kind: "busy", minutes: prep_minutes + extra_minutes, until };
  return { kind: "open", minutes: prep_minutes, until: asSaid ? hours_change_at : null };
}
