import { type Tone, tones } from "./palette.ts";
import type { Random } from "./random.ts";
import { at, box, circle, ellipse, filled, leaf, line, ring, shadow, times } from "./shapes.ts";

/** What stands on the mat, about the middle (100, 100) of a picture of 200 by 200. */
type Vessel = (random: Random, color: Tone | undefined) => string;

const glint = (path: string, opacity: number): string => line(path, "#fff", 4, { opacity });

export const vessels = {
  plate: () =>
    leaf(100, 103, 96, 46, -34, tones.palm) +
    shadow(100, 102, 80) +
    circle(100, 100, 80, "#f4efe4") +
    ring(100, 100, 80, "#d8cdb8", 1.5) +
    ring(100, 100, 72, "#2b7f86", 2.2, "7 3.6") +
    circle(100, 100, 62, "#fffdf7") +
    ring(100, 100, 62, "#e7dfcd", 1.5),

  bowl: () =>
    shadow(100, 103, 82) +
    circle(100, 100, 82, "#143d44") +
    circle(100, 98.5, 78, "#1f5b63") +
    ring(100, 98.5, 78, "#f1c878", 1.6, "2 7") +
    circle(100, 100, 69, "#0f3238"),

  platter: () =>
    leaf(100, 100, 98, 66, -14, tones.palm) +
    shadow(100, 103, 90, 66) +
    ellipse(100, 100, 90, 66, "#a36a3c") +
    ellipse(100, 98, 84, 60, "#bd8450") +
    ellipse(100, 99, 78, 54, "#d3a06c"),

  board: () =>
    box(20, 46, 164, 122, 24, "#000", { opacity: 0.25 }) +
    box(18, 40, 164, 122, 22, "#9b6438") +
    box(18, 38, 164, 120, 22, "#bd8450") +
    line("M30 66Q90 58 170 70M28 98Q100 90 172 100M32 132Q100 122 168 134", "#a9713f", 1.6, { opacity: 0.8 }) +
    circle(166, 54, 6, "#8a5730") +
    box(36, 54, 118, 92, 10, "#f6efe0", { turn: -2 }),

  soup: (_random, color = tones.cream) =>
    shadow(100, 103, 80) +
    circle(100, 100, 80, "#e8dfcd") +
    circle(100, 98.5, 76, "#f9f4e8") +
    circle(100, 100, 64, color.dark) +
    circle(100, 101, 61, color.base) +
    line("M62 96Q78 70 104 78T138 100Q140 122 112 126T76 116", color.light, 5, { opacity: 0.8 }),

  saucer: () =>
    shadow(100, 104, 70) +
    circle(100, 101, 70, "#eee6d6") +
    circle(100, 99.5, 67, "#fffaf0") +
    ring(100, 100, 50, "#e3a7bd", 2, "1 6"),

  tub: () =>
    box(26, 52, 152, 112, 28, "#000", { opacity: 0.25 }) +
    box(24, 46, 152, 112, 26, "#d9d2c2") +
    box(24, 43, 152, 110, 26, "#f6f1e6") +
    box(35, 54, 130, 88, 18, "#0f3238"),

  glass: (_random, color = tones.lime) =>
    shadow(100, 172, 44, 10, 0.32) +
    filled("M62 34H138L128 168Q127 176 119 176H81Q73 176 72 168Z", "#fff", 0.28) +
    filled("M66 58H134L126.5 165Q126 171 120 171H80Q74 171 73.5 165Z", color.base) +
    filled("M66 58H134L131.5 96Q100 108 68.8 96Z", color.light, 0.75) +
    glint("M72 60L79 160", 0.45) +
    ellipse(100, 58, 34, 7, color.light),

  cup: (_random, color = tones.ube) =>
    shadow(100, 168, 46, 10, 0.32) +
    filled("M52 62H148L136 160Q134 172 122 172H78Q66 172 64 160Z", tones.cream.base) +
    filled("M54.5 84H145.5L139 128H61Z", color.base) +
    filled("M60 128H140L137 152H63Z", color.light) +
    ellipse(100, 62, 50, 15, tones.cream.light) +
    ellipse(100, 60, 43, 11, color.base) +
    line("M78 58Q90 44 104 54T124 58", color.light, 7) +
    glint("M62 72L72 160", 0.5),

  shave: (random) =>
    shadow(100, 174, 40, 9, 0.32) +
    filled("M40 104Q38 38 100 30Q162 38 160 104Z", "#fdf6f8") +
    filled("M40 104Q38 38 100 30Q88 62 84 104Z", "#f0657f") +
    filled("M100 30Q162 38 160 104H124Q120 60 100 30Z", "#9cc23c") +
    filled("M100 30Q88 62 84 104H124Q120 60 100 30Z", "#f9bf3d") +
    times(46, () => iceGrain(random)) +
    filled("M36 100H164L140 168Q138 176 130 176H70Q62 176 60 168Z", "#f7f2e6") +
    filled("M36 100H164L161 109H39Z", "#d8cfba") +
    line("M60 116L70 172M86 116L89 174M114 116L111 174M140 116L130 172", "#c2466a", 3, { opacity: 0.55 }),

  coconut: () =>
    shadow(100, 168, 60, 12, 0.32) +
    filled("M34 98Q30 172 100 176Q170 172 166 98Z", "#6fa04a") +
    filled("M34 98Q32 140 58 164Q48 130 52 98Z", "#86b75b") +
    filled("M166 98Q168 140 142 164Q152 130 148 98Z", "#588338") +
    ellipse(100, 98, 66, 34, "#e9dcc0") +
    ellipse(100, 97, 57, 28, "#fffdf6") +
    ellipse(100, 100, 46, 21, "#dfeee9") +
    ellipse(100, 103, 38, 15, "#f2faf7") +
    line("M116 104L142 26", "#c2466a", 7) +
    line("M116 104L142 26", "#f4a9bd", 2, { dash: "6 8" }) +
    leaf(62, 76, 26, 13, -46),

  bottle: () =>
    shadow(100, 178, 30, 8, 0.32) +
    box(88, 18, 24, 18, 5, "#1d6f86") +
    filled("M88 38H112Q112 56 124 68V168Q124 178 114 178H86Q76 178 76 168V68Q88 56 88 38Z", "#bfe6ef") +
    filled("M76 84H124V168Q124 178 114 178H86Q76 178 76 168Z", "#84cbdc") +
    box(76, 96, 48, 40, 0, "#fffdf6") +
    line("M80 118Q90 108 100 118T120 118", "#1d6f86", 4) +
    glint("M84 72V164", 0.6),
} as const satisfies Record<string, Vessel>;

export type VesselName = keyof typeof vessels;

function iceGrain(random: Random): string {
  const angle = 3.3 + random() * 2.8;
  const reach = random() * 54;
  return circle(100 + Math.cos(angle) * reach, 100 + Math.sin(angle) * reach * 1.15, 1.2 + random() * 2, "#fff", {
    opacity: Number(at`${0.35 + random() * 0.5}`),
  });
}
