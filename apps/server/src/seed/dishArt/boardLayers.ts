import type { Layer } from "./layer.ts";
import { bone, crumbShadow, type Tone, tones } from "./palette.ts";
import { at, blob, box, circle, each, ellipse, filled, line, times, turned } from "./shapes.ts";

const lettuce =
  "M32 104q8 -12 17 -2q9 -12 17 -2q9 -12 17 -2q9 -12 17 -2q9 -12 17 -2q9 -12 17 -2q9 -12 17 -2q9 -10 17 4" +
  "q-8 12 -17 5q-9 9 -17 1q-9 9 -17 1q-9 9 -17 1q-9 9 -17 1q-9 9 -17 1q-9 9 -17 1q-9 7 -17 -7Z";

/** What lies on boards and saucers. */
export const boardLayers = {
  musubi: ({ color = tones.pork }) =>
    each(
      [
        [72, 84],
        [120, 108],
      ] as const,
      ([x, y]) => turned(-8, [x, y], musubi(x, y, color)),
    ),

  /** A burger. */
  stack: () =>
    bun(
      { base: "#6d3a22", dark: "#42200f" },
      filled("M38 108H162L146 124L132 110L112 126L96 110L76 122L60 110Z", "#f8bd36") +
        times(6, (index) => line(`M${44 + index * 19} 108q9 -9 17 0`, "#d64a2d", 5)),
    ),

  /** A fish sandwich with slaw. */
  fillet: () =>
    bun(
      { base: "#f0c77a", dark: "#c98f3a" },
      times(8, (index) => line(`M${44 + index * 15} 112q8 -12 14 0`, index % 2 ? "#f29a3f" : "#e8674a", 5)),
    ),

  roll: ({ color = tones.gold }) =>
    times(6, (index) => {
      const [x, y] = [86 + (index % 2) * 6, 64 + index * 14];
      const paint = { turn: -16 + (index % 2) * 4, about: [x, y] } as const;
      return (
        box(x - 44, y - 3, 88, 15, 7.5, crumbShadow, { ...paint, opacity: 0.3 }) +
        box(x - 44, y - 7, 88, 15, 7.5, color.dark, paint) +
        box(x - 43, y - 7.5, 86, 11.5, 5.7, color.base, paint) +
        box(x - 34, y - 5, 40, 2.6, 1.3, color.light, paint) +
        box(x + 36, y - 6, 7, 12, 3.5, "#8f5a1c", paint)
      );
    }),

  fritter: ({ random }) =>
    each(
      [
        [72, 80],
        [102, 72],
        [88, 102],
        [120, 98],
        [74, 126],
        [106, 130],
        [132, 122],
      ] as const,
      ([x, y]) =>
        blob(x + 1, y + 4, 17, 15, `${crumbShadow}55`, random) +
        blob(x, y, 17, 15, tones.gold.dark, random) +
        blob(x, y - 1.5, 14, 12, tones.gold.base, random) +
        circle(x - 4, y - 4, 2.4, tones.gold.light) +
        line(at`M${x - 5} ${y + 3}q5 5 10 -2`, "#f0836a", 3.4),
    ),

  fries: ({ random, color = tones.gold }) =>
    times(26, (index) => {
      const [x, y] = [64 + random() * 70, 62 + random() * 70];
      const paint = { turn: random() * 180, about: [x, y] } as const;
      return (
        box(x - 22, y - 2, 46, 9, 3, crumbShadow, { ...paint, opacity: 0.25 }) +
        box(x - 22, y - 5, 46, 9, 3, color.dark, paint) +
        box(x - 22, y - 5, 46, 6, 3, index % 2 ? color.base : color.light, paint)
      );
    }),
} as const satisfies Record<string, Layer>;

function musubi(x: number, y: number, topping: Tone): string {
  return (
    box(x - 32, y - 12, 64, 42, 12, crumbShadow, { opacity: 0.28 }) +
    box(x - 32, y - 6, 64, 34, 12, "#f3ead6") +
    box(x - 32, y - 20, 64, 40, 13, "#fffaf0") +
    box(x - 29, y - 21, 58, 28, 11, topping.dark) +
    box(x - 29, y - 23, 58, 26, 11, topping.base) +
    box(x - 20, y - 19, 30, 4, 2, topping.light) +
    box(x - 11, y - 25, 22, 54, 3, tones.nori.base) +
    box(x - 11, y - 25, 22, 20, 3, tones.nori.light)
  );
}

/** From the side: the lower half, the patty with what lies on it, lettuce, the upper half. */
function bun(patty: Pick<Tone, "base" | "dark">, topping: string): string {
  const sesame = [
    [72, 62],
    [92, 55],
    [116, 57],
    [134, 68],
    [104, 70],
    [82, 74],
    [124, 80],
  ] as const;
  return (
    ellipse(100, 164, 66, 10, crumbShadow, { opacity: 0.3 }) +
    box(40, 134, 120, 26, 13, "#c9822f") +
    box(40, 131, 120, 22, 11, "#e2a24b") +
    box(36, 114, 128, 22, 10, patty.dark) +
    box(36, 112, 128, 19, 9, patty.base) +
    topping +
    filled(lettuce, "#5aa447") +
    filled("M36 92Q36 44 100 44Q164 44 164 92Q164 98 156 98H44Q36 98 36 92Z", "#d68f35") +
    filled("M42 86Q46 50 100 49Q142 50 155 76Q128 58 96 60Q60 62 42 86Z", "#efb765") +
    each(sesame, ([x, y], index) => ellipse(x, y, 4.4, 2.2, bone, { turn: index * 40 }))
  );
}
