/** How the new-order chime repeats while an order waits: first patient, then insistent. */
export interface Ring {
  readonly everyMs: number;
  /** Share of full volume. */
  readonly loudness: number;
}

const steps: readonly { readonly untilMs: number; readonly ring: Ring }[] = [
  { untilMs: 30_000, ring: { everyMs: 10_000, loudness: 0.6 } },
  { untilMs: 90_000, ring: { everyMs: 6_000, loudness: 0.8 } },
];

const insistent: Ring = { everyMs: 4_000, loudness: 1 };

/** The rhythm for the order that has waited longest; the others join in, they do not add rings of their own. */
export function ringFor(waitedMs: number): Ring {
  return steps.find((step) => waitedMs < step.untilMs)?.ring ?? insistent;
}
