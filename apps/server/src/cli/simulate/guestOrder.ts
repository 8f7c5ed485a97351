import type { GuestMenuItem, OptionGroup, PlaceOrderRequest } from "@hafaloha/contract";
import { chance, pick, type Random, wholeBetween } from "./random.ts";

type Line = PlaceOrderRequest["order"]["items"][number];

const firstNames = ["Ana", "Ben", "Cora", "Dean", "Elena", "Frank", "Gina", "Hana", "Isa", "Jesse", "Kiko", "Lani"];
const lastNames = ["Aguon", "Blas", "Cruz", "Duenas", "Flores", "Guerrero", "Lujan", "Perez", "Quitugua", "Santos"];
const lineNotes = ["no onion", "extra sauce", "sauce on the side", "well done", "half the rice"];
const orderNotes = ["Please add napkins.", "Two forks.", "I wait outside in a red car.", "It is a birthday."];
const allergies = ["peanuts", "shellfish", "no egg, allergic"];
const minuteMs = 60_000;

/** An order as a guest makes it up from the menu; none where nothing on it can be had. */
export function guestOrder(
  menu: readonly GuestMenuItem[],
  { isForLater, now }: { readonly isForLater: boolean; readonly now: number },
  random: Random,
): PlaceOrderRequest["order"] | undefined {
  const items = Array.from({ length: wholeBetween(random, 1, 4) }, () => guestLine(menu, random));
  const lines = items.filter((line) => line !== undefined);
  if (lines.length === 0) return undefined;
  return {
    items: lines,
    contact_name: `${pick(random, firstNames)} ${pick(random, lastNames)}`,
    contact_phone: `671-555-${wholeBetween(random, 1_000, 9_999)}`,
    special_instructions: chance(random, 0.15) ? (pick(random, orderNotes) ?? null) : null,
    allergy_note: chance(random, 0.04) ? (pick(random, allergies) ?? null) : null,
    pickup_time: isForLater ? quarterHour(now + wholeBetween(random, 45, 180) * minuteMs) : null,
  };
}

/** One dish with its options; featured dishes sell best, and what is short is left to others. */
function guestLine(menu: readonly GuestMenuItem[], random: Random): Line | undefined {
  const sold = menu.filter((item) => item.orderable && item.advance_notice_hours === 0 && canBeChosen(item));
  const item = pick(random, sold, ({ featured }) => (featured ? 4 : 1));
  if (item === undefined) return undefined;
  return {
    id: item.id,
    quantity: chance(random, 0.75) ? 1 : wholeBetween(random, 2, 3),
    notes: chance(random, 0.12) ? (pick(random, lineNotes) ?? null) : null,
    options: item.option_groups.flatMap((group) => chosenOf(group, random)),
  };
}

const availableOf = ({ options }: OptionGroup) => options.filter(({ available }) => available);

const canBeChosen = ({ option_groups }: GuestMenuItem) =>
  option_groups.every((group) => availableOf(group).length >= group.min_select);

/** As many different options as must be, and now and then as many as may be. */
function chosenOf(group: OptionGroup, random: Random): { id: number }[] {
  const left = availableOf(group);
  const most = Math.min(left.length, group.max_select);
  const count = Math.max(group.min_select, chance(random, 0.4) ? wholeBetween(random, group.min_select, most) : 0);
  return Array.from({ length: count }, () => {
    const [option] = left.splice(Math.floor(random() * left.length), 1);
    return option ? [{ id: option.id }] : [];
  }).flat();
}

/** Pickup times are offered every quarter of an hour. */
const quarterHour = (at: number) => new Date(Math.ceil(at / (15 * minuteMs)) * 15 * minuteMs).toISOString();
