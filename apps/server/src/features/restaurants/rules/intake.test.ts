import { type IntakeState, intakeState } from "@hafaloha/contract";
import { describe, expect, it } from "vitest";
import { type AskedIntake, type Intake, intakeAt, intakeFrom, openIntake } from "./intake.ts";

const now = Date.parse("2026-07-06T02:00:00Z");
const minute = 60_000;
const asked: Record<IntakeState, AskedIntake> = {
  open: { state: "open" },
  paused: { state: "paused", minutes: 30 },
  busy: { state: "busy", minutes: 45, extra_minutes: 20 },
};
const expected: Record<IntakeState, Intake> = {
  open: { state: "open", extraMinutes: 0, until: null },
  paused: { state: "paused", extraMinutes: 0, until: now + 30 * minute },
  busy: { state: "busy", extraMinutes: 20, until: now + 45 * minute },
};

describe("the intake", () => {
  it.each(intakeState.options)("O12 %s lasts as long as was asked", (state) => {
    expect(intakeFrom(asked[state], now)).toEqual(expected[state]);
  });

  it.each(intakeState.options)("O12 %s holds before its end and has ended at it", (state) => {
    const intake = expected[state];
    expect(intakeAt(intake, now)).toBe(intake);
    const end = intake.until ?? now;
    expect(intakeAt(intake, end - 1)).toBe(intake);
    expect(intakeAt(intake, end)).toEqual(openIntake);
  });
});
