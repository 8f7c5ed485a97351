/** A colour with the shade under it and the light on it. */
export interface Tone {
  readonly base: string;
  readonly dark: string;
  readonly light: string;
}

const tone = (base: string, dark: string, light: string): Tone => ({ base, dark, light });

export const tones = {
  red: tone("#c9572b", "#a8411c", "#e98a55"),
  white: tone("#fbf6e9", "#e5dac0", "#ffffff"),
  char: tone("#8a4526", "#4a2113", "#c47a45"),
  pork: tone("#b4532f", "#6f2c17", "#e08a55"),
  rib: tone("#7d2f1c", "#43150c", "#bb5a34"),
  tuna: tone("#c8374a", "#9c2236", "#ea7481"),
  salmon: tone("#f2834f", "#d8622f", "#ffb48a"),
  gold: tone("#dd9a3c", "#b26f1d", "#f5c777"),
  leaf: tone("#3f8f4d", "#2a6b39", "#74bd6c"),
  sprout: tone("#6aa84a", "#4d8533", "#a9d37c"),
  palm: tone("#2f7d45", "#1f5c31", "#5ba866"),
  lime: tone("#86b93c", "#5f932a", "#cfe58d"),
  cucumber: tone("#4d9a55", "#2f7440", "#e4f1cf"),
  ube: tone("#7b4aa6", "#583180", "#b48ad6"),
  cream: tone("#fbeccb", "#ecd3a0", "#fff8e6"),
  corn: tone("#f3c44b", "#d79f26", "#fbe08e"),
  soy: tone("#4a2416", "#2e130a", "#7b4630"),
  guava: tone("#f0657f", "#cf4163", "#ffa3b2"),
  mango: tone("#f7a832", "#e08714", "#ffd27d"),
  hibiscus: tone("#c12a53", "#8f1a3c", "#e86a8a"),
  pandan: tone("#9cc265", "#73993f", "#c8e29b"),
  coffee: tone("#8a5a3c", "#5a3621", "#caa27f"),
  nori: tone("#20352f", "#14241f", "#38564c"),
  taro: tone("#cbb3c4", "#a78a9f", "#e9dbe4"),
  omelette: tone("#f7c948", "#d9a11f", "#fde39a"),
} as const;

export type ToneName = keyof typeof tones;

export const chili = "#d8322b";
export const crumbShadow = "#2a120a";
export const bone = "#fff1cf";

/** The woven mat that a category's dishes stand on. */
export const tables = {
  grill: { mat: "#7c2f1b", strand: "#8d3a23" },
  bowls: { mat: "#0d5f66", strand: "#14707a" },
  hand: { mat: "#d98a1f", strand: "#e59a33" },
  sides: { mat: "#2f6b3f", strand: "#3a7b4b" },
  sweets: { mat: "#5f3a86", strand: "#6e4898" },
  drinks: { mat: "#c2466a", strand: "#cf577a" },
} as const;

export type TableName = keyof typeof tables;
