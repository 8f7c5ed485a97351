import type { newOrderLine } from "@hafaloha/contract";
import type * as z from "zod/mini";
import type { Transaction } from "../../database/database.ts";
import { Refusal } from "../../refusal.ts";
import type { OrderingRestaurant, SellableItem, SellableMenu } from "./ports.ts";
import { whyNotSold } from "./rules/availability.ts";
import { chooseOptions, type GroupChoice, type OptionChoice } from "./rules/options.ts";
import { unitPrice } from "./rules/pricing.ts";
import type { NewLine } from "./store.ts";
import type { LineOption } from "./view.ts";

type AskedLine = z.infer<typeof newOrderLine>;

/**
 * Makes priced lines of what was asked, or refuses with everything of one kind that is wrong: first what is not on the
 * menu, then choices outside an option group's limits, then what is not sold at the time of pickup.
 */
export async function newLines(
  menu: SellableMenu,
  transaction: Transaction,
  restaurant: OrderingRestaurant,
  asked: readonly AskedLine[],
  pickupAt: number,
): Promise<{ readonly lines: readonly NewLine[]; readonly prepMinutes: readonly number[] }> {
  const ids = [...new Set(asked.map(({ id }) => id))];
  const items = await menu.sellableItems(transaction, restaurant.id, ids);
  const found = asked.map((line) => ({ line, item: items.get(line.id) }));
  refuseEach("unavailable", found, ({ line, item }) =>
    item ? undefined : `Item ${line.id} is not on the menu of ${restaurant.name}. Take it out of the order.`,
  );
  const known = found.flatMap(({ line, item }) =>
    item ? [{ line, item, choice: chooseOptions(item, line.options) }] : [],
  );
  refuseEach("option_choice", known, ({ choice }) => (choice.valid ? undefined : choice.problem));
  const when = { at: pickupAt, now: transaction.now, timeZone: restaurant.timeZone };
  refuseEach("not_sold_then", known, ({ item }) => whyNotSold(item, when));
  return {
    lines: known.map(({ line, item, choice }) => lineRow(line, item, groupsOf(choice))),
    prepMinutes: known.map(({ item }) => item.prepMinutes),
  };
}

function refuseEach<T>(
  code: "unavailable" | "option_choice" | "not_sold_then",
  lines: readonly T[],
  problemOf: (line: T) => string | undefined,
): void {
  const details = lines.flatMap((line, index) => {
    const message = problemOf(line);
    return message === undefined ? [] : [{ path: `order.items.${index}`, message }];
  });
  if (details.length === 0) return;
  throw new Refusal(code, [...new Set(details.map(({ message }) => message))].join(" "), { details });
}

const groupsOf = (choice: OptionChoice): readonly GroupChoice[] => (choice.valid ? choice.groups : []);

function lineRow(line: AskedLine, item: SellableItem, groups: readonly GroupChoice[]): NewLine {
  const options: LineOption[] = groups.flatMap(({ group, chosen }) =>
    chosen.map(({ option, quantity }) => ({
      id: option.id,
      group: group.name,
      name: option.name,
      quantity,
      additional_price_cents: option.additionalPriceCents,
    })),
  );
  return {
    menu_item_id: item.id,
    name: item.name,
    price_cents: unitPrice(item, groups),
    quantity: line.quantity,
    made_quantity: 0,
    station: item.station,
    options: JSON.stringify(options),
    notes: line.notes || null,
  };
}
