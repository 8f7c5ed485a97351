import { parseAmount } from "./amount.ts";
import type { ItemFields, TypedGroup } from "./itemFields.ts";

/** By field; of a group's and an option's fields by their key: `group-3.name`. */
export type ItemProblems = Readonly<Record<string, string>>;

const highestPrice = 100_000;
const mostPortions = 1_000_000;

export function itemProblems(fields: ItemFields, isCounted: boolean): ItemProblems {
  const problems: Readonly<Record<string, string | undefined>> = {
    name: nameProblem(fields.name),
    price: priceProblem(fields.price),
    prepMinutes: outOf(fields.prepMinutes, 0, 1_440),
    noticeHours: outOf(fields.noticeHours, 0, 720),
    portions: fields.counted && !isCounted ? outOf(fields.portions, 0, mostPortions) : undefined,
    alertAt: fields.counted ? outOf(fields.alertAt, 0, mostPortions) : undefined,
    ...Object.assign({}, ...fields.groups.map(groupProblems)),
  };
  return Object.fromEntries(
    Object.entries(problems).flatMap(([field, problem]) => (problem === undefined ? [] : [[field, problem]])),
  );
}

function groupProblems({ key, name, least, most, free, options }: TypedGroup): Record<string, string | undefined> {
  const few = outOf(most, 1, 50);
  return {
    [`${key}.name`]: nameProblem(name),
    [`${key}.least`]: outOf(least, 0, 50),
    [`${key}.most`]: few ?? (Number(most) < Number(least) ? "At most must not be less than at least." : undefined),
    [`${key}.free`]: outOf(free, 0, 50),
    [`${key}.options`]: options.length === 0 ? "Add at least one option, or remove the group." : undefined,
    ...Object.fromEntries(
      options.flatMap((option) => [
        [`${option.key}.name`, nameProblem(option.name)],
        [`${option.key}.price`, priceProblem(option.price)],
      ]),
    ),
  };
}

const nameProblem = (name: string) => (name.trim() === "" ? "Type a name." : undefined);

function priceProblem(typed: string): string | undefined {
  const price = parseAmount(typed);
  if (price === null) return "Type an amount such as 15.50.";
  return price > highestPrice ? "Use 100000.00 or less." : undefined;
}

const outOf = (typed: string, least: number, most: number) =>
  /^\d+$/.test(typed.trim()) && Number(typed) >= least && Number(typed) <= most
    ? undefined
    : `Use a whole number, ${least} to ${most}.`;
