import { type Order, type OrderStatus, order as orderSchema } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Fate } from "./dinner.ts";
import { pause } from "./pause.ts";
import { between, chance, type Random, wholeBetween } from "./random.ts";
import type { RushServer } from "./rushServer.ts";
import type { Tally } from "./tally.ts";

/** The restaurant's people during the rush; `pace` is how long theirs takes against a rush of ten minutes. */
export interface CrewParts {
  readonly server: RushServer;
  readonly token: string;
  readonly restaurantId: number;
  readonly tally: Tally;
  readonly pace: number;
  readonly random: Random;
  readonly signal: AbortSignal;
}

export interface Crew {
  /** Changes an order for a guest who calls. */
  change(order: Order, fate: Fate): Promise<void>;
  /** Cooks an order from pending to picked up. */
  cook(order: Order): Promise<void>;
}

const second = 1_000;
const etas = [10, 15, 20, 30];

export function createCrew(parts: CrewParts): Crew {
  const { server, token, restaurantId, tally, pace, random, signal } = parts;
  const takes = (least: number, most: number) => pause(between(random, least, most) * second * pace, signal);
  const ask = (method: "GET" | "PATCH", path: string, body?: object) =>
    server.ask({
      method,
      path: `${path}?restaurant_id=${restaurantId}`,
      schema: orderSchema,
      token,
      ...(body && { body }),
    });

  /** The order after the change; as it stands where a colleague was faster; none where it cannot be made. */
  async function update(order: Order, change: object): Promise<{ order: Order; isDone: boolean } | undefined> {
    const body = { order: { expected_version: order.version, ...change } };
    const answer = await ask("PATCH", `/orders/${order.id}`, body);
    if (answer.ok) return { order: answer.body, isDone: true };
    tally.wasRefused(answer.code);
    const current = withOrder.safeParse(answer.body);
    return current.success ? { order: current.data.order, isDone: false } : undefined;
  }

  async function checkOff(order: Order): Promise<Order> {
    let seen = order;
    for (const { id, quantity } of order.items) {
      await takes(5, 40);
      if (signal.aborted) return seen;
      const line = { made_quantity: quantity };
      const answer = await ask("PATCH", `/orders/${order.id}/lines/${id}`, { line });
      if (answer.ok) {
        tally.did("checked off");
        seen = answer.body;
      } else if (answer.code !== "not_found") {
        // A line that an edit has taken out is no refusal; an order that was cancelled is seen at the next step.
        tally.wasRefused(answer.code);
      }
    }
    return seen;
  }

  return {
    change: async (order, fate) => {
      if (fate === "kept") return;
      await takes(10, 90);
      if (signal.aborted) return;
      const read = await ask("GET", `/orders/${order.id}`);
      if (!read.ok) return tally.wasRefused(read.code);
      const current = read.body;
      const edit = { items: editedLines(current, random) };
      const reason = { status: "cancelled", cancel_reason: "The guest called." };
      const changed = await update(current, fate === "edited" ? edit : reason);
      if (changed?.isDone) tally.did(fate);
    },

    cook: async (order) => {
      let current = order;
      for (;;) {
        const step = nextStep(current.status);
        if (step === undefined) return;
        await takes(step.least, step.most);
        if (step.from === "preparing") current = await checkOff(current);
        if (signal.aborted) return;
        const eta = etas[wholeBetween(random, 0, etas.length - 1)];
        const moved = await update(current, {
          status: step.to,
          ...(step.from === "pending" && { eta_minutes: eta }),
        });
        if (moved === undefined) return;
        if (moved.isDone) tally.did(step.deed);
        current = moved.order;
      }
    },
  };
}

const withOrder = z.object({ order: orderSchema });

const steps = [
  { from: "pending", to: "preparing", deed: "started", least: 5, most: 45 },
  { from: "preparing", to: "ready", deed: "made ready", least: 20, most: 90 },
  { from: "ready", to: "completed", deed: "picked up", least: 20, most: 150 },
] as const;

const nextStep = (status: OrderStatus) => steps.find(({ from }) => from === status);

/** One more of a dish, or one dish less where there are several. */
function editedLines({ items }: Order, random: Random): object[] {
  const nth = wholeBetween(random, 0, items.length - 1);
  const lines = items.map(({ id, quantity }) => ({ line_id: id, quantity }));
  if (items.length > 1 && chance(random, 0.4)) return lines.filter((_line, index) => index !== nth);
  return lines.map((line, index) => (index === nth ? { ...line, quantity: line.quantity + 1 } : line));
}
