import type { Command, CommandOf, SavedAction } from "./savedAction.ts";

/** For tests: `id` at its place, done a moment before `now` of the sample. */
export function sampleAction(id: string, place: number, command: Command): SavedAction {
  return { id, place, at: sampleNow - 1_000, command };
}

/** For tests: 12:41 in Guam. */
export const sampleNow = Date.parse("2026-07-03T02:41:00Z");

/** For tests: O-052 is ready. */
export function sampleMove(differences: Partial<CommandOf<"move">> = {}): CommandOf<"move"> {
  return {
    kind: "move",
    orderId: 52,
    orderNumber: "TNK-O-052",
    from: "preparing",
    to: "ready",
    expectedVersion: 1,
    etaMinutes: null,
    cancelReason: null,
    ...differences,
  };
}

/** For tests: both plates of O-052's first line are made. */
export function sampleCheckOff(differences: Partial<CommandOf<"checkOff">> = {}): CommandOf<"checkOff"> {
  return {
    kind: "checkOff",
    orderId: 52,
    orderNumber: "TNK-O-052",
    lines: [{ id: 1, name: "Coconut-charcoal chicken plate", made: 2 }],
    ...differences,
  };
}

export const sampleAcknowledge: CommandOf<"acknowledge"> = {
  kind: "acknowledge",
  orders: [{ id: 53, number: "TNK-O-053" }],
};
