import type { Layer } from "./layer.ts";
import { bone, chili, crumbShadow, type Tone, tones } from "./palette.ts";
import type { Random } from "./random.ts";
import {
  at,
  blob,
  box,
  circle,
  citrus,
  cucumberSlice,
  each,
  ellipse,
  filled,
  line,
  scatter,
  slab,
  times,
  turned,
} from "./shapes.ts";

const grain = (random: Random, color: Tone) => (x: number, y: number) =>
  ellipse(x, y, 3, 1.25, random() > 0.45 ? color.light : color.dark, { turn: random() * 180, opacity: 0.85 });

/** What lies on plates and platters. */
export const plateLayers = {
  rice: ({ random, color = tones.white, places: { rice = { middle: [66, 84], radius: 34 } } }) => {
    const { middle, radius } = rice;
    const [x, y] = middle;
    return (
      blob(x + 1, y + 4, radius, radius * 0.86, "#3a1a0c55", random) +
      blob(x, y, radius, radius * 0.86, color.dark, random) +
      blob(x, y - 1.5, radius - 3, radius * 0.8, color.base, random) +
      scatter(
        random,
        Math.ceil(radius * 1.9),
        { middle: [x, y - 1], radius: radius - 7, flat: 0.84 },
        grain(random, color),
      )
    );
  },

  /** A bowl filled with it. */
  base: ({ random, color = tones.white }) =>
    circle(100, 100, 66, color.dark) +
    circle(100, 99, 64, color.base) +
    scatter(random, 120, { middle: [100, 100], radius: 60 }, grain(random, color)),

  char: ({ random, color = tones.char }) =>
    slab(112, 86, 66, 24, -28, color, 4) +
    slab(120, 108, 70, 25, -22, color, 4) +
    slab(112, 131, 58, 23, -16, color, 3) +
    times(5, () =>
      ellipse(90 + random() * 56, 80 + random() * 52, 3.4, 1.3, tones.leaf.light, { turn: random() * 180 }),
    ),

  ribs: () => {
    const paint = { turn: -18, about: [114, 102] } as const;
    const rack = times(5, (index) => {
      const x = 78 + index * 15;
      const y = 68 + (index % 2) * 2;
      return (
        box(x + 3.5, 58, 7, 84, 3.5, "#f4e6cc", paint) +
        box(x, y, 15.6, 64, 6, tones.rib.dark, paint) +
        box(x + 1, y, 12.6, 61, 6, tones.rib.base, paint) +
        box(x + 3, 73, 3.4, 34, 1.7, "#ef8f5a", { ...paint, opacity: 0.85 })
      );
    });
    const sesame = times(6, (index) =>
      ellipse(86 + index * 11, 86 + ((index * 17) % 34), 2.2, 1.2, bone, { turn: index * 50 }),
    );
    return box(76, 72, 82, 66, 10, crumbShadow, { turn: -18, about: [114, 104], opacity: 0.3 }) + rack + sesame;
  },

  steak: ({ random }) =>
    blob(114, 108, 42, 32, `${crumbShadow}66`, random, -20) +
    blob(113, 104, 42, 32, tones.pork.dark, random, -20) +
    blob(113, 102, 38, 28, tones.pork.base, random, -20) +
    each([-18, -6, 6, 18], (offset) =>
      box(111 + offset, 82, 3.6, 42, 1.8, "#3d160b", { turn: 28, about: [113 + offset, 102], opacity: 0.6 }),
    ) +
    circle(134, 92, 5, "#fbe7c4"),

  fish: () =>
    turned(
      -18,
      [104, 104],
      filled(
        "M46 108Q76 70 128 86Q142 92 152 84Q160 78 170 76Q160 96 162 106Q166 122 172 134Q158 130 148 120Q140 116 128 122Q78 138 46 108Z",
        "#24606b",
      ) +
        filled("M49 107Q78 76 126 90Q138 96 146 98Q138 108 126 116Q80 130 49 107Z", "#3a8a8f") +
        filled("M54 110Q84 128 126 116Q134 112 140 106Q100 116 54 110Z", "#f0a27d") +
        line("M86 88L80 118M102 87L97 121M118 90L113 118", "#18434c", 3.4) +
        circle(64, 101, 4.6, "#fff") +
        circle(63.5, 101, 2.2, "#111"),
    ) +
    citrus(70, 136, 14, tones.lime) +
    citrus(96, 146, 11, tones.mango),

  tofu: () =>
    each(
      [
        [100, 84],
        [124, 96],
        [104, 112],
        [130, 122],
      ] as const,
      ([x, y], index) => {
        const paint = { turn: index * 9 - 12 };
        return (
          box(x - 13, y - 9, 27, 22, 5, "#a8682c", paint) +
          box(x - 13, y - 11, 27, 21, 5, "#f2d9a4", paint) +
          box(x - 8, y - 6, 17, 3, 1.5, "#8a4b20", paint)
        );
      },
    ) +
    slab(84, 124, 46, 18, 20, tones.ube, 2) +
    slab(112, 140, 46, 18, -14, tones.ube, 2),

  cuke: ({ places: { cucumber: [x, y] = [72, 134] } }) =>
    times(4, (index) => cucumberSlice(x + index * 13 - 14, y + index * 3.4 - 4)),

  dip: ({ random, color = tones.soy, places: { dip = { middle: [142, 62], radius: 17 } } }) => {
    const { middle, radius } = dip;
    const [x, y] = middle;
    return (
      circle(x + 1, y + 4, radius, "#000", { opacity: 0.25 }) +
      circle(x, y, radius, "#efe7d7") +
      circle(x, y, radius - 3.5, color.dark) +
      circle(x, y + 1, radius - 5, color.base) +
      times(4, (index) =>
        ellipse(x - 5 + random() * 11, y - 5 + random() * 11, 2.4, 1.3, index % 2 ? chili : "#7fb04e", {
          turn: random() * 180,
        }),
      )
    );
  },

  oxtail: ({ random }) =>
    each(
      [
        [82, 92, 20],
        [118, 86, 17],
        [106, 120, 19],
      ] as const,
      ([x, y, radius]) =>
        circle(x, y + 3, radius, "#2a0f08", { opacity: 0.5 }) +
        blob(x, y, radius, radius, "#6f3a22", random) +
        blob(x, y - 1, radius - 4, radius - 4, "#935232", random) +
        circle(x, y, radius * 0.34, "#f0dfc2") +
        circle(x, y, radius * 0.16, "#c9a377"),
    ) +
    each(
      [
        [136, 116],
        [70, 122],
        [92, 68],
      ] as const,
      ([x, y]) => circle(x, y, 8, "#ef8b2f") + circle(x, y, 4.6, "#f8ac5b"),
    ),

  /** Half-moons with a crimped edge. */
  turnover: () =>
    each(
      [
        [76, 84, -20],
        [124, 92, 24],
        [96, 130, 4],
      ] as const,
      ([x, y, degrees]) => {
        const shell = at`M${x - 34} ${y + 12}Q${x} ${y - 46} ${x + 34} ${y + 12}Z`;
        return turned(
          degrees,
          [x, y],
          filled(at`M${x - 33} ${y + 17}Q${x + 1} ${y - 41} ${x + 35} ${y + 17}Z`, crumbShadow, 0.25) +
            filled(shell, "#c98432") +
            filled(at`M${x - 28} ${y + 8}Q${x} ${y - 38} ${x + 28} ${y + 8}Z`, "#ecb661") +
            line(at`M${x - 34} ${y + 12}H${x + 34}`, "#b06f22", 6, { dash: "4 4" }) +
            line(at`M${x - 8} ${y - 12}q8 6 16 0`, tones.ube.base, 4),
        );
      },
    ),
} as const satisfies Record<string, Layer>;
