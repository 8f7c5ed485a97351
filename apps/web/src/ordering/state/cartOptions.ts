import type { GuestMenuItem, OptionGroup } from "@hafaloha/contract";
import type { ChosenOption } from "./cart.ts";

/** How a group is asked: one of several, any of several, or how many of the only one. */
export type GroupControl = "radio" | "check" | "count";

export function groupControl(group: OptionGroup): GroupControl {
  if (group.options.length === 1 && group.max_select > 1) return "count";
  return group.min_select === 1 && group.max_select === 1 ? "radio" : "check";
}

export const chosenCount = (group: OptionGroup, chosen: readonly ChosenOption[]): number =>
  chosen.reduce(
    (sum, { id, quantity }) => (group.options.some((option) => option.id === id) ? sum + quantity : sum),
    0,
  );

/** Sets how many of one option are chosen. With room for one only, the new choice takes the old one's place. */
export function chooseOption(
  group: OptionGroup,
  chosen: readonly ChosenOption[],
  optionId: number,
  quantity: number,
): readonly ChosenOption[] {
  const replaces = group.max_select === 1 && quantity > 0;
  const kept = chosen.filter(({ id }) =>
    replaces ? !group.options.some((option) => option.id === id) : id !== optionId,
  );
  if (quantity < 1) return kept;
  const next = [...kept, { id: optionId, quantity }];
  return chosenCount(group, next) > group.max_select ? chosen : next;
}

/** What a group still wants, in words; null when the choice is good. */
export function groupProblem(group: OptionGroup, chosen: readonly ChosenOption[]): string | null {
  const count = chosenCount(group, chosen);
  if (count >= group.min_select && count <= group.max_select) return null;
  if (group.min_select === group.max_select) return `Choose ${group.min_select}`;
  return count < group.min_select ? `Choose at least ${group.min_select}` : `Choose at most ${group.max_select}`;
}

/** The rule of a group in words: "choose 1", "up to 3, first is free". */
export function groupRule({ min_select, max_select, free_option_count }: OptionGroup): string {
  const count =
    min_select === max_select
      ? `choose ${min_select}`
      : min_select === 0
        ? max_select === 1
          ? "optional"
          : `up to ${max_select}`
        : `${min_select} to ${max_select}`;
  if (free_option_count === 0) return count;
  return `${count}, ${free_option_count === 1 ? "first is free" : `${free_option_count} are free`}`;
}

/** Choices that are on offer now: an option that has just sold out falls out of them. */
export const availableChoices = (item: GuestMenuItem, chosen: readonly ChosenOption[]): readonly ChosenOption[] =>
  chosen.filter(({ id }) =>
    item.option_groups.some((group) => group.options.some((option) => option.id === id && option.available)),
  );

/** The chosen options of a group that cost nothing, because the group has free choices. */
export function freeOptionIds(group: OptionGroup, chosen: readonly ChosenOption[]): Set<number> {
  const byPrice = group.options
    .flatMap((option) => {
      const quantity = chosen.find(({ id }) => id === option.id)?.quantity ?? 0;
      return quantity > 0 ? [{ option, quantity }] : [];
    })
    .sort((a, b) => b.option.additional_price - a.option.additional_price);
  const free = new Set<number>();
  let left = group.free_option_count;
  for (const { option, quantity } of byPrice) {
    // A choice is shown as free only when all of its units are.
    if (quantity <= left && option.additional_price > 0) free.add(option.id);
    left -= Math.min(left, quantity);
  }
  return free;
}
