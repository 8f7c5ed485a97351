// node contrast.mjs : reads tokens.css, prints every colour pair in use, exits 1 when one misses WCAG AA.
import { readFileSync } from "node:fs";

const css = readFileSync(new URL("../apps/web/src/app/styles/tokens.css", import.meta.url), "utf8");
const vars = (open) => {
  const at = css.indexOf(open),
    body = css.slice(at, css.indexOf("\n}", at));
  return Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map((m) => [m[1], m[2]]));
};
const themes = { light: vars(":root {"), dark: vars('[data-theme="dark"] {') };
const lum = (hex) => {
  const [r, g, b] = [1, 3, 5]
    .map((i) => parseInt(hex.slice(i, i + 2), 16) / 255)
    .map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const ratio = (a, b) => {
  const [x, y] = [lum(a), lum(b)].sort((p, q) => q - p);
  return (x + 0.05) / (y + 0.05);
};
const text = 4.5,
  shape = 3;
const pairs = [
  ["ink", "canvas", text],
  ["ink", "surface", text],
  ["ink-2", "surface", text],
  ["ink-2", "canvas", text],
  ["ink-3", "surface", text],
  ["ink-3", "canvas", text],
  ["ink-3", "sunken", text],
  ["line-strong", "surface", shape],
  ["line-strong", "canvas", shape],
  ["line-strong", "raised", shape],
  ["focus", "surface", shape],
  ["focus", "canvas", shape],
  ["focus", "raised", shape],
  ["on-action", "action", text],
  ["on-action", "action-hover", text],
  ["action-text", "surface", text],
  ["action-text", "action-soft", text],
  ["ink", "action-soft", text],
  ["on-action", "achote", text],
  ["on-action", "achote-hover", text],
  ["achote-text", "surface", text],
  ["achote-text", "achote-soft", text],
  ...["pending", "preparing", "ready", "done"].flatMap((s) => [
    [s, "surface", shape],
    ["on-action", s, text],
    [`${s}-text`, `${s}-soft`, text],
    [`${s}-text`, "surface", text],
  ]),
  ["on-amber", "amber", text],
  ["amber-text", "amber-soft", text],
  ["amber-text", "surface", text],
  ["on-red", "red", text],
  ["red", "surface", shape],
  ["red-text", "red-soft", text],
  ["red-text", "surface", text],
];
let bad = 0;
for (const [a, b, min] of pairs) {
  const [l, d] = ["light", "dark"].map((t) => ratio(themes[t][a], themes[t][b]));
  const ok = l >= min && d >= min;
  bad += ok ? 0 : 1;
  console.log(
    `${ok ? "ok  " : "MISS"} ${a.padEnd(15)} on ${b.padEnd(15)} need ${min}  light ${l.toFixed(2).padStart(5)}  dark ${d.toFixed(2).padStart(5)}`,
  );
}
process.exitCode = bad ? 1 : 0;
