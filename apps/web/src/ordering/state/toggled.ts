/** The numbers with one of them put in or taken out, in their order. */
export const withToggled = (numbers: readonly number[], one: number): readonly number[] =>
  numbers.includes(one) ? numbers.filter((each) => each !== one) : [...numbers, one].sort((a, b) => a - b);
