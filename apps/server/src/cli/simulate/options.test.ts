import { describe, expect, it, test } from "vitest";
import { ConfigurationError } from "../../configurationError.ts";
import { readRushOptions } from "./options.ts";

describe("readRushOptions", () => {
  test("X3 without flags: 200 orders in ten minutes, for the first restaurant on this machine, without a kitchen", () => {
    expect(readRushOptions([])).toEqual({
      url: new URL("http://127.0.0.1:3000"),
      restaurantId: 1,
      orders: 200,
      lengthMs: 600_000,
      staff: false,
    });
  });

  test("X3 with flags", () => {
    const args = [
      "--url",
      "http://localhost:8080",
      "--restaurant",
      "2",
      "--orders",
      "5",
      "--minutes",
      "0.2",
      "--staff",
    ];
    expect(readRushOptions(args)).toMatchObject({ restaurantId: 2, orders: 5, lengthMs: 12_000, staff: true });
  });

  it.each(["http://127.0.0.1:1", "http://localhost:3000", "http://[::1]:3000", "https://127.1.2.3"])(
    "X3 %s is this machine",
    (url) => {
      expect(readRushOptions(["--url", url]).url).toEqual(new URL(url));
    },
  );

  it.each(["http://example.com", "http://10.0.0.1:3000", "http://127.0.0.1.example.com", "http://0.0.0.0:3000"])(
    "X3 %s is not, and is left alone but for those who own it",
    (url) => {
      expect(() => readRushOptions(["--url", url])).toThrow(/is not this machine: add --i-own-this-server/);
      expect(readRushOptions(["--url", url, "--i-own-this-server"]).url).toEqual(new URL(url));
    },
  );

  it.each([
    [["--orders", "0"], '--orders "0" cannot be used: give a whole number from 1 to 100000.'],
    [["--orders", "2.5"], '--orders "2.5"'],
    [["--orders", ""], '--orders ""'],
    [["--minutes", "soon"], '--minutes "soon" cannot be used: give a number from 0.01 to 1440.'],
    [["--restaurant", "-1"], "--restaurant"],
    [["--url", "3000"], '--url "3000" cannot be used'],
    [["--url", "ftp://127.0.0.1"], '--url "ftp://127.0.0.1" cannot be used'],
    [["--ordres", "5"], "--ordres"],
  ])("X5 %j is refused in one line", (args, words) => {
    expect(() => readRushOptions(args)).toThrow(ConfigurationError);
    expect(() => readRushOptions(args)).toThrow(words);
  });
});
