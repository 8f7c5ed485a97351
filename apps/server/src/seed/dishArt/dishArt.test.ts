import { describe, expect, test } from "vitest";
import { sampleRestaurants } from "../sampleData.ts";
import { dishArt } from "./dishArt.ts";

const items = sampleRestaurants.flatMap(({ menu }) => menu.flatMap((category) => category.items));

describe("dishArt", () => {
  test.each(items.map((item) => [item.name, item] as const))("M1 draws %s, the same each time", (name, { picture }) => {
    const svg = dishArt(name, picture);
    expect(dishArt(name, picture)).toBe(svg);
    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" .*<\/svg>$/);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    expect(openedAndNotClosed(svg)).toEqual([]);
  });
});

function openedAndNotClosed(svg: string): string[] {
  const open: string[] = [];
  for (const [, closing, name = "", selfClosing] of svg.matchAll(/<(\/?)(\w+)[^>]*?(\/?)>/g)) {
    if (closing) expect(open.pop()).toBe(name);
    else if (!selfClosing) open.push(name);
  }
  return open;
}
