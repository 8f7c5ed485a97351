import { describe, expect, it } from "vitest";
import { cableUrl } from "./cableUrl.ts";

describe("cableUrl", () => {
  it("R6 names token and restaurant, and follows the page's scheme", () => {
    const access = { token: "a.b.c", restaurantId: 7 };
    expect(cableUrl({ protocol: "https:", host: "eat.example" }, access)).toBe(
      "wss://eat.example/cable?token=a.b.c&restaurant_id=7",
    );
    expect(cableUrl({ protocol: "http:", host: "127.0.0.1:3000" }, access)).toBe(
      "ws://127.0.0.1:3000/cable?token=a.b.c&restaurant_id=7",
    );
  });

  it("R6 a guest sends no token, and a tracking page no restaurant either", () => {
    const page = { protocol: "http:", host: "localhost" };
    expect(cableUrl(page, { token: null, restaurantId: 2 })).toBe("ws://localhost/cable?restaurant_id=2");
    expect(cableUrl(page, { token: null, restaurantId: null })).toBe("ws://localhost/cable");
  });
});
