import type { Layer } from "./layer.ts";
import { chili, tones } from "./palette.ts";
import {
  at,
  box,
  circle,
  cucumberSlice,
  each,
  ellipse,
  filled,
  leaf,
  line,
  onCircle,
  scatter,
  times,
  turned,
} from "./shapes.ts";

/** A step that never lands near the last two: seeds of a sunflower. */
const goldenStep = 2.4;

/** What lies in bowls, tubs and soups. */
export const bowlLayers = {
  cubes: ({ random, color = tones.tuna, places: { cubes = { count: 15, middle: [102, 104], radius: 40 } } }) =>
    times(cubes.count, (index) => {
      const angle = index * goldenStep + random() * 0.4;
      const reach = Math.sqrt(index / cubes.count) * cubes.radius;
      const x = cubes.middle[0] + Math.cos(angle) * reach;
      const y = cubes.middle[1] + Math.sin(angle) * reach;
      const size = 15 + random() * 4;
      const paint = { turn: random() * 90, about: [x, y] } as const;
      const [left, top] = [x - size / 2, y - size / 2];
      return (
        box(left + 1, top + 3, size, size, 4, "#06191c", { ...paint, opacity: 0.4 }) +
        box(left, top, size, size, 4, color.dark, paint) +
        box(left + 0.8, top + 0.6, size - 3, size - 4, 3.4, color.base, paint) +
        box(x - size / 3, y - size / 3, size * 0.45, 2.4, 1.2, color.light, paint)
      );
    }),

  shred: ({ random }) => {
    const strands = ["#f3dfae", "#e5c98b", "#fff3d0", "#d8b878"] as const;
    return (
      scatter(random, 40, { middle: [92, 100], radius: 36 }, (x, y, index) =>
        box(x, y, 20 + random() * 12, 6.4, 3.2, strands[index % 4] ?? strands[0], { turn: random() * 180 }),
      ) + times(20, (index) => circle(74 + random() * 62, 74 + random() * 58, 2.3, index % 2 ? chili : tones.leaf.base))
    );
  },

  avo: () =>
    times(5, (index) =>
      turned(
        -38 + index * 12,
        [54, 124],
        filled("M44 84Q66 76 70 102Q70 118 58 120Q64 100 44 84Z", "#4f8a3a") +
          filled("M46 86Q64 82 67 102Q67 113 59 117Q63 100 46 86Z", "#cfe08a"),
      ),
    ),

  beans: ({ random }) =>
    times(34, (index) =>
      ellipse(54 + random() * 46, 104 + random() * 40, 5, 3.4, index % 2 ? "#2b1a24" : "#43293a", {
        turn: random() * 180,
      }),
    ),

  ulu: () =>
    each(
      [
        [116, 76],
        [138, 92],
        [124, 104],
        [142, 118],
        [112, 98],
      ] as const,
      ([x, y], index) =>
        box(x - 13, y - 9, 26, 19, 5, "#c98f2e", { turn: index * 17 }) +
        box(x - 13, y - 11, 26, 18, 5, "#f1cf7a", { turn: index * 17 }),
    ),

  greens: ({ random }) =>
    times(9, (index) => {
      const angle = 2.2 + index * 0.22;
      const degrees = angle * 57 + random() * 50;
      return leaf(
        100 + Math.cos(angle) * 52,
        100 + Math.sin(angle) * 52,
        17,
        9,
        degrees,
        index % 2 ? tones.leaf : tones.sprout,
      );
    }),

  /** A whole salad. */
  toss: ({ random }) =>
    circle(100, 100, 66, "#2f6b35") +
    scatter(random, 34, { middle: [100, 100], radius: 50 }, (x, y, index) =>
      leaf(x, y, 17, 10, random() * 360, index % 2 ? tones.leaf : tones.sprout),
    ) +
    times(9, (index) => {
      const angle = index * goldenStep;
      const reach = 10 + index * 4.4;
      return cucumberSlice(100 + Math.cos(angle) * reach, 100 + Math.sin(angle) * reach);
    }) +
    times(7, (index) => circle(74 + random() * 54, 74 + random() * 54, 3.4, index % 2 ? chili : tones.cream.base)),

  seaweed: ({ random }) =>
    times(16, (index) => {
      const [x, y] = [118 + random() * 26, 62 + random() * 24];
      const strand = at`M${x} ${y}q${random() * 12 - 6} -8 ${random() * 16 - 4} ${random() * 12 - 8}`;
      return line(strand, index % 2 ? "#2f8f57" : "#1e6a44", 3);
    }),

  seeds: ({ random }) =>
    times(26, (index) => {
      const fraction = random();
      const [x, y] = onCircle([102, 102], random() * 50, fraction);
      return ellipse(x, y, 2, 1.1, index % 3 ? "#fff3d2" : "#1b1b1b", { turn: random() * 180 });
    }),

  roe: ({ random }) =>
    times(22, () => {
      const [x, y] = [134 + random() * 20, 112 + random() * 20];
      return circle(x, y, 3, "#ff8a3c") + circle(x - 1, y - 1, 1, "#ffd9b0");
    }),

  herbs: ({ random }) => times(12, () => leaf(76 + random() * 50, 78 + random() * 46, 5.5, 4, random() * 180)),

  corn: ({ random }) =>
    scatter(random, 34, { middle: [100, 101], radius: 50 }, (x, y, index) =>
      box(x, y, 6.4, 5.4, 2.4, index % 3 ? tones.corn.base : tones.corn.light, { turn: random() * 90 }),
    ),

  mac: ({ random }) =>
    scatter(random, 40, { middle: [100, 100], radius: 44 }, (x, y, index) =>
      turned(random() * 360, [x, y], line(at`M${x - 6} ${y}q6 -9 12 0`, index % 3 ? "#f3d894" : "#fdf0c8", 5.4)),
    ) +
    times(14, (index) =>
      box(74 + random() * 52, 74 + random() * 52, 5, 4, 1, index % 2 ? "#e9763a" : "#5da04c", { turn: random() * 90 }),
    ),
} as const satisfies Record<string, Layer>;
