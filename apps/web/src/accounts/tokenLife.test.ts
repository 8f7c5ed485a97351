import { describe, expect, it } from "vitest";
import { isDueForRenewal, tokenLife } from "./tokenLife.ts";

const token = (claims: object) => `header.${btoa(JSON.stringify(claims))}.signature`;
const hour = 3_600_000;

describe("a token's life", () => {
  it("A1 is renewed in its second half, and not after its end", () => {
    const twelveHours = token({ iat: 0, exp: (12 * hour) / 1000 });
    expect([5, 7, 13].map((hours) => isDueForRenewal(twelveHours, hours * hour))).toEqual([false, true, false]);
  });

  it("A1 is unknown for what is no token", () => {
    expect([tokenLife("null"), tokenLife("a.b.c"), tokenLife(token({ iat: "0" }))]).toEqual([null, null, null]);
  });
});
