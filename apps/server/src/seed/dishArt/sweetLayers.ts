import type { Layer } from "./layer.ts";
import { chili, crumbShadow, tones } from "./palette.ts";
import { box, circle, citrus, each, ellipse, leaf, line, onCircle, scatter, times } from "./shapes.ts";

/** Cakes, and what stands in a glass. */
export const sweetLayers = {
  cake: ({ color = tones.mango }) =>
    circle(100, 104, 54, crumbShadow, { opacity: 0.2 }) +
    circle(100, 100, 54, color.dark) +
    circle(100, 98, 52, color.light) +
    circle(100, 98, 40, color.base) +
    times(12, (index) => {
      const [x, y] = onCircle([100, 98], 45, index / 12);
      return circle(x, y, 8, "#fffaf0") + circle(x - 1.5, y - 2, 4, "#fff");
    }) +
    times(3, (index) => leaf(100, 98, 18, 8, index * 60 + 15)) +
    circle(100, 98, 7, chili),

  tart: ({ random }) =>
    circle(100, 104, 52, crumbShadow, { opacity: 0.2 }) +
    times(22, (index) => {
      const [x, y] = onCircle([100, 100], 47, index / 22);
      return circle(x, y, 9, index % 2 ? "#c8873a" : "#d99b4d");
    }) +
    circle(100, 100, 44, "#f4dfae") +
    circle(100, 100, 41, "#fff4d6") +
    scatter(random, 40, { middle: [100, 100], radius: 36 }, (x, y, index) =>
      box(x, y, 12, 2.4, 1.2, index % 3 ? "#ffffff" : "#e8b25f", { turn: random() * 180 }),
    ),

  ice: () =>
    each(
      [
        [84, 74, 12],
        [112, 82, -14],
        [92, 98, 24],
      ] as const,
      ([x, y, degrees]) => {
        const paint = { turn: degrees, about: [x, y] } as const;
        return (
          box(x - 11, y - 11, 22, 22, 5, "#fff", { ...paint, opacity: 0.5 }) +
          box(x - 7, y - 8, 9, 4, 2, "#fff", { ...paint, opacity: 0.8 })
        );
      },
    ),

  slice: ({ color = tones.lime }) => citrus(132, 48, 19, color),

  straw: ({ color = tones.hibiscus }) =>
    line("M96 62L108 14", color.base, 7) + line("M96 62L108 14", "#fff", 2.2, { dash: "5 7", opacity: 0.8 }),

  sprig: () => leaf(76, 44, 22, 11, -62) + leaf(92, 34, 18, 9, -96, tones.sprout),

  flower: () =>
    times(5, (index) => {
      const fraction = index / 5 - 0.25;
      const [x, y] = onCircle([138, 52], 12, fraction);
      return ellipse(x, y, 11, 8.5, index % 2 ? "#e8436f" : "#f2628a", { turn: fraction * 360 });
    }) + circle(138, 52, 5, "#ffd45c"),
} as const satisfies Record<string, Layer>;
