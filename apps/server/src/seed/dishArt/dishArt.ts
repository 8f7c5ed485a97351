import { boardLayers } from "./boardLayers.ts";
import { bowlLayers } from "./bowlLayers.ts";
import type { Layer, Places } from "./layer.ts";
import { type TableName, type Tone, type ToneName, tables, tones } from "./palette.ts";
import { plateLayers } from "./plateLayers.ts";
import { seededRandom } from "./random.ts";
import { sweetLayers } from "./sweetLayers.ts";
import { type VesselName, vessels } from "./vessels.ts";

const layers = { ...plateLayers, ...bowlLayers, ...boardLayers, ...sweetLayers };

type Colored<Name extends string> = Name | `${Name}:${ToneName}`;

/** A dish picture without a photo: what it is served in, and what lies in it, from the bottom up. */
export interface DishRecipe {
  readonly table: TableName;
  readonly vessel: Colored<VesselName>;
  readonly layers: readonly Colored<keyof typeof layers>[];
}

const placesIn: Partial<Record<VesselName, Places>> = {
  platter: {
    rice: { middle: [56, 104], radius: 26 },
    cucumber: [76, 138],
    dip: { middle: [150, 84], radius: 14 },
  },
  tub: { cubes: { count: 20, middle: [100, 98], radius: 44 } },
  board: { dip: { middle: [140, 122], radius: 17 } },
};

/**
 * The picture of a dish as SVG text, 3 wide and 2 high with the dish in the middle, so that it fills a card and, cut to
 * a square, a row. The same seed and recipe give the same picture.
 */
export function dishArt(seed: string, recipe: DishRecipe): string {
  const random = seededRandom(seed);
  const vessel = named(recipe.vessel);
  const places = placesIn[vessel.name] ?? {};
  const food = recipe.layers
    .map((layer) => {
      const { name, color } = named(layer);
      const draw: Layer = layers[name];
      return draw({ random, color, places });
    })
    .join("");
  const raised = vessel.name === "plate" || vessel.name === "platter";
  const dish =
    drawVessel(vessel.name, random, vessel.color) +
    (raised ? `<g transform="translate(100 100) scale(1.1) translate(-101 -102)">${food}</g>` : food);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="-50 0 300 200" preserveAspectRatio="xMidYMid slice">${mat(recipe.table)}${dish}</svg>`;
}

function drawVessel(name: VesselName, random: () => number, color: Tone | undefined): string {
  const draw: (random: () => number, color: Tone | undefined) => string = vessels[name];
  return draw(random, color);
}

function named<Name extends string>(colored: Colored<Name>): { name: Name; color: Tone | undefined } {
  const [name, color] = colored.split(":");
  // The template type says what splitting loses: a known name, then perhaps a known tone.
  return { name: name as Name, color: color === undefined ? undefined : tones[color as ToneName] };
}

/** The lattice of a pandanus mat behind every dish, in two tones of the table's colour. */
function mat(table: TableName): string {
  const { mat: ground, strand } = tables[table];
  return (
    `<defs><pattern id="mat" width="28" height="28" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">` +
    `<rect width="28" height="28" fill="${ground}"/>` +
    `<path d="M0 3h14M0 7h14M0 11h14M14 17h14M14 21h14M14 25h14M17 0v14M21 0v14M25 0v14M3 14v14M7 14v14M11 14v14" stroke="${strand}" stroke-width="1.7"/>` +
    `</pattern></defs><rect x="-50" width="300" height="200" fill="url(#mat)"/>`
  );
}
