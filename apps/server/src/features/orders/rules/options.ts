import type { SellableItem, SellableOptionGroup } from "../ports.ts";

export interface AskedOption {
  readonly id: number;
  readonly quantity: number;
}

interface ChosenOption {
  readonly option: SellableOptionGroup["options"][number];
  readonly quantity: number;
}

/** A group of an item and what was chosen of it; groups of which nothing was chosen stand too. */
export interface GroupChoice {
  readonly group: SellableOptionGroup;
  readonly chosen: readonly ChosenOption[];
}

export type OptionChoice =
  | { readonly valid: true; readonly groups: readonly GroupChoice[] }
  | { readonly valid: false; readonly problem: string };

/** Sorts the asked options into the item's groups; quantities count against each group's limits (O1). */
export function chooseOptions(item: SellableItem, asked: readonly AskedOption[]): OptionChoice {
  const quantities = new Map<number, number>();
  for (const { id, quantity } of asked) quantities.set(id, (quantities.get(id) ?? 0) + quantity);

  const groups = item.optionGroups.map((group) => ({
    group,
    chosen: group.options.flatMap((option) => {
      const quantity = quantities.get(option.id);
      return quantity === undefined ? [] : [{ option, quantity }];
    }),
  }));
  const known = new Set(groups.flatMap(({ chosen }) => chosen.map(({ option }) => option.id)));
  const unknown = [...quantities.keys()].find((id) => !known.has(id));
  if (unknown !== undefined) {
    return { valid: false, problem: `${item.name} has no option ${unknown}. Reload the menu and choose again.` };
  }
  const problems = groups.flatMap((choice) => outsideLimits(item, choice) ?? []);
  return problems.length === 0 ? { valid: true, groups } : { valid: false, problem: problems.join(" ") };
}

const countOf = (chosen: readonly ChosenOption[]) => chosen.reduce((sum, { quantity }) => sum + quantity, 0);

function outsideLimits(item: SellableItem, { group, chosen }: GroupChoice): string | undefined {
  const count = countOf(chosen);
  if (count >= group.minSelect && count <= group.maxSelect) return undefined;
  return `Choose ${limitsInWords(group)} of ${group.name} for ${item.name}, not ${count}.`;
}

function limitsInWords({ minSelect, maxSelect }: SellableOptionGroup): string {
  if (minSelect === maxSelect) return `exactly ${minSelect}`;
  return minSelect === 0 ? `at most ${maxSelect}` : `${minSelect} to ${maxSelect}`;
}
