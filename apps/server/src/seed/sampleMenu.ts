import type { DishRecipe } from "./dishArt/dishArt.ts";

/** A restaurant's menu as people write it down: money in dollars, stock as `[stock, damaged, alert at]`. */
export interface SampleCategory {
  readonly name: string;
  readonly description: string;
  readonly items: readonly SampleItem[];
}

export interface SampleItem {
  readonly name: string;
  readonly price: number;
  readonly description: string;
  readonly station: "grill" | "fry" | "cold" | "bar" | "pastry";
  readonly prepMinutes: number;
  readonly picture: DishRecipe;
  readonly choices?: readonly SampleChoice[];
  readonly stock?: readonly [stock: number, damaged: number, alertAt: number];
  /** 0 is Sunday; none is every day. */
  readonly days?: readonly number[];
  readonly noticeHours?: number;
  readonly featured?: true;
}

export interface SampleChoice {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  readonly free: number;
  readonly options: readonly SampleOption[];
}

interface SampleOption {
  readonly name: string;
  readonly price: number;
  readonly stock: number | null;
}

type OptionText =
  | string
  | readonly [name: string, price: number]
  | readonly [name: string, price: number, stock: number];

/** From `min` to `max` of the options, counted by quantity. */
export function choice(name: string, min: number, max: number, ...options: readonly OptionText[]): SampleChoice {
  return {
    name,
    min,
    max,
    free: 0,
    options: options.map((option) => {
      const [optionName, price = 0, stock = null] = typeof option === "string" ? [option] : option;
      return { name: optionName, price, stock };
    }),
  };
}

/** The dearest `free` of what is chosen cost nothing. */
export const withFree = (free: number, made: SampleChoice): SampleChoice => ({ ...made, free });
