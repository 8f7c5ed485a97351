import type { IntakeState, setIntakeRequest } from "@hafaloha/contract";
import type * as z from "zod/mini";

/** Whether orders are taken, and until when that was said to last; an open intake has no end. */
export interface Intake {
  readonly state: IntakeState;
  readonly extraMinutes: number;
  readonly until: number | null;
}

export type AskedIntake = z.infer<typeof setIntakeRequest>["intake"];

export const openIntake: Intake = { state: "open", extraMinutes: 0, until: null };

/** The intake as it is now: what was to end by now has ended, whether or not the row says so yet. */
export function intakeAt(stored: Intake, now: number): Intake {
  return stored.until !== null && stored.until <= now ? openIntake : stored;
}

/** What staff ask for, counted from now (O12). */
export function intakeFrom(asked: AskedIntake, now: number): Intake {
  switch (asked.state) {
    case "open":
      return openIntake;
    case "paused":
      return { state: "paused", extraMinutes: 0, until: now + asked.minutes * 60_000 };
    case "busy":
      return { state: "busy", extraMinutes: asked.extra_minutes, until: now + asked.minutes * 60_000 };
    default:
      return asked satisfies never;
  }
}
