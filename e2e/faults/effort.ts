import { inject } from "vitest";

declare module "vitest" {
  interface ProvidedContext {
    /** `short` in `npm test`, `long` in `npm run test:long`. */
    effort: "short" | "long";
  }
}

const efforts = {
  short: { rounds: 3, attacks: 20_000, connections: 1_000 },
  long: { rounds: 50, attacks: 1_000_000, connections: 10_000 },
};

const { FAULT_ROUNDS, FAULT_ATTACKS, FAULT_CONNECTIONS, FAULT_MINUTES } = process.env;
const usual = efforts[inject("effort")];

/** How much the proofs of this folder do. */
export const effort = {
  isLong: inject("effort") === "long",
  /** Only ends a test that hangs. */
  timeout: inject("effort") === "long" ? 4 * 3_600_000 : 600_000,
  rounds: Number(FAULT_ROUNDS ?? usual.rounds),
  attacks: Number(FAULT_ATTACKS ?? usual.attacks),
  connections: Number(FAULT_CONNECTIONS ?? usual.connections),
  soakMinutes: Number(FAULT_MINUTES ?? 5),
};
