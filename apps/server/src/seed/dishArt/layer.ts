import type { Tone } from "./palette.ts";
import type { Random } from "./random.ts";
import type { Point } from "./shapes.ts";

/** Where a vessel wants some layers; the others stand where they stand on a plate. */
export interface Places {
  readonly rice?: { readonly middle: Point; readonly radius: number };
  readonly cubes?: { readonly count: number; readonly middle: Point; readonly radius: number };
  readonly cucumber?: Point;
  readonly dip?: { readonly middle: Point; readonly radius: number };
}

/** One thing on a dish. `color` is the recipe's, where it names one. */
export type Layer = (scene: {
  readonly random: Random;
  readonly color: Tone | undefined;
  readonly places: Places;
}) => string;
