import { crumbShadow, type Tone, tones } from "./palette.ts";
import type { Random } from "./random.ts";

export type Point = readonly [x: number, y: number];

interface Paint {
  readonly opacity?: number;
  /** Degrees, about the shape's own middle unless `about` says otherwise. */
  readonly turn?: number;
  readonly about?: Point;
}

interface Stroke {
  readonly dash?: string;
  readonly opacity?: number;
}

const turn = 2 * Math.PI;
const n = (value: number) => Math.round(value * 10) / 10;

export const times = (count: number, draw: (index: number) => string): string =>
  Array.from({ length: count }, (_, index) => draw(index)).join("");

export const each = <Value>(values: readonly Value[], draw: (value: Value, index: number) => string): string =>
  values.map(draw).join("");

function painted({ opacity, turn: degrees, about }: Paint, middle: Point): string {
  const [x, y] = about ?? middle;
  const turned = degrees ? ` transform="rotate(${n(degrees)} ${n(x)} ${n(y)})"` : "";
  return opacity === undefined ? turned : `${turned} opacity="${opacity}"`;
}

export const circle = (x: number, y: number, radius: number, fill: string, paint: Paint = {}): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="${fill}"${painted(paint, [x, y])}/>`;

export const ring = (x: number, y: number, radius: number, color: string, width: number, dash?: string): string =>
  `<circle cx="${n(x)}" cy="${n(y)}" r="${n(radius)}" fill="none" stroke="${color}" stroke-width="${width}"${
    dash ? ` stroke-dasharray="${dash}" stroke-linecap="round"` : ""
  }/>`;

export const ellipse = (x: number, y: number, rx: number, ry: number, fill: string, paint: Paint = {}): string =>
  `<ellipse cx="${n(x)}" cy="${n(y)}" rx="${n(rx)}" ry="${n(ry)}" fill="${fill}"${painted(paint, [x, y])}/>`;

/** From its left upper corner. */
export const box = (
  x: number,
  y: number,
  width: number,
  height: number,
  rounding: number,
  fill: string,
  paint: Paint = {},
): string =>
  `<rect x="${n(x)}" y="${n(y)}" width="${n(width)}" height="${n(height)}" rx="${n(rounding)}" fill="${fill}"${painted(
    paint,
    [x + width / 2, y + height / 2],
  )}/>`;

export const filled = (path: string, fill: string, opacity?: number): string =>
  `<path d="${path}" fill="${fill}"${opacity === undefined ? "" : ` opacity="${opacity}"`}/>`;

export const line = (path: string, color: string, width: number, { dash, opacity }: Stroke = {}): string =>
  `<path d="${path}" stroke="${color}" stroke-width="${n(width)}" fill="none" stroke-linecap="${dash ? "butt" : "round"}"${
    dash ? ` stroke-dasharray="${dash}"` : ""
  }${opacity === undefined ? "" : ` opacity="${opacity}"`}/>`;

export const turned = (degrees: number, [x, y]: Point, content: string): string =>
  `<g transform="rotate(${n(degrees)} ${n(x)} ${n(y)})">${content}</g>`;

export const at = (parts: TemplateStringsArray, ...numbers: readonly number[]): string =>
  String.raw({ raw: parts }, ...numbers.map(n));

/** A point on a circle, `fraction` of the way round. */
export const onCircle = ([x, y]: Point, radius: number, fraction: number, flat = 1): Point => [
  x + Math.cos(fraction * turn) * radius,
  y + Math.sin(fraction * turn) * radius * flat,
];

/** Points spread evenly over a disc, drawn one after the other. */
export function scatter(
  random: Random,
  count: number,
  disc: { readonly middle: Point; readonly radius: number; readonly flat?: number },
  draw: (x: number, y: number, index: number) => string,
): string {
  return times(count, (index) => {
    const fraction = random();
    const [x, y] = onCircle(disc.middle, Math.sqrt(random()) * disc.radius, fraction, disc.flat);
    return draw(x, y, index);
  });
}

/** A round thing that no machine cut: nine bends, each a little nearer or farther than a circle's. */
export function blob(x: number, y: number, rx: number, ry: number, fill: string, random: Random, degrees = 0): string {
  const bends = Array.from({ length: 9 }, (_, index): Point => {
    const reach = 0.92 + random() * 0.14;
    const angle = (index / 9) * turn;
    return [x + Math.cos(angle) * rx * reach, y + Math.sin(angle) * ry * reach];
  });
  const between = (index: number): { bend: Point; end: Point } => {
    const bend = bends[index % 9] ?? [x, y];
    const next = bends[(index + 1) % 9] ?? [x, y];
    return { bend, end: [(bend[0] + next[0]) / 2, (bend[1] + next[1]) / 2] };
  };
  const start = between(0).end;
  const curves = times(9, (index) => {
    const { bend, end } = between(index + 1);
    return at`Q${bend[0]} ${bend[1]} ${end[0]} ${end[1]}`;
  });
  const outline = filled(`${at`M${start[0]} ${start[1]}`}${curves}Z`, fill);
  return degrees === 0 ? outline : turned(degrees, [x, y], outline);
}

export const shadow = (x: number, y: number, rx: number, ry = rx, opacity = 0.28): string =>
  ellipse(x + 2, y + 7, rx, ry, "#000", { opacity });

export const leaf = (x: number, y: number, length: number, width: number, degrees: number, color: Tone = tones.leaf) =>
  turned(
    degrees,
    [x, y],
    filled(
      at`M${x - length} ${y}Q${x} ${y - width} ${x + length} ${y}Q${x} ${y + width} ${x - length} ${y}Z`,
      color.base,
    ) + line(at`M${x - length} ${y}H${x + length * 0.9}`, color.light, Math.max(0.8, width / 9)),
  );

export function citrus(x: number, y: number, radius: number, color: Tone): string {
  const pith = "#fbf8de";
  const segments = times(8, (index) => {
    const [endX, endY] = onCircle([x, y], radius * 0.78, index / 8);
    return line(at`M${x} ${y}L${endX} ${endY}`, pith, radius / 11);
  });
  return (
    circle(x, y, radius, color.dark) +
    circle(x, y, radius * 0.88, pith) +
    circle(x, y, radius * 0.78, color.light) +
    segments
  );
}

export const cucumberSlice = (x: number, y: number): string =>
  circle(x + 1, y + 3, 12, "#000", { opacity: 0.2 }) +
  circle(x, y, 12, tones.cucumber.base) +
  circle(x, y, 10, tones.cucumber.light) +
  circle(x, y, 5.6, "#cfe4b2") +
  times(3, (index) => {
    const [seedX, seedY] = onCircle([x, y], 4, index / 3);
    return ellipse(seedX, seedY, 1.8, 0.8, "#a9c98a", { turn: index * 120 });
  });

/** A piece from the grill, with its marks. */
export function slab(
  x: number,
  y: number,
  width: number,
  height: number,
  degrees: number,
  color: Tone,
  marks: number,
): string {
  const left = x - width / 2;
  const top = y - height / 2;
  const paint = { turn: degrees, about: [x, y] } as const;
  const rounding = height * 0.44;
  return (
    box(left + 1.5, top + 4, width, height, rounding, crumbShadow, { ...paint, opacity: 0.35 }) +
    box(left, top, width, height, rounding, color.dark, paint) +
    box(left + 1.5, top + 1, width - 3, height - 5, height * 0.4, color.base, paint) +
    box(left + width * 0.16, top + 3.5, width * 0.5, height * 0.13, height * 0.07, color.light, {
      ...paint,
      opacity: 0.75,
    }) +
    times(marks, (index) => {
      const markX = left + width * (0.2 + (0.66 * index) / Math.max(1, marks - 1)) - 2;
      return box(markX, y - height * 0.36, 3.4, height * 0.66, 1.7, "#32130a", { ...paint, opacity: 0.62 });
    })
  );
}
