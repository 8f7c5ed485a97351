import { describe, expect, test } from "vitest";
import { sampleRestaurant } from "./boardSamples.ts";
import { changeOf, fieldOf, hoursOf, problemsOf, type SettingsField, untouched } from "./settingsForm.ts";

const restaurant = {
  ...sampleRestaurant,
  version: 4,
  shelves: ["A", "B"],
  opening_hours: [{ day: 1, from: 660, to: 1_440 }],
};
const typing = (typed: Partial<Record<SettingsField, string>>) => ({ ...untouched, typed });

describe("the form of the settings", () => {
  test("W1 shows what is saved where nothing was typed", () => {
    expect(fieldOf(untouched, restaurant, "pendingRed")).toBe("30");
    expect(fieldOf(typing({ name: "Tasi" }), restaurant, "name")).toBe("Tasi");
    expect(fieldOf(untouched, restaurant, "shelves")).toBe("A, B");
    expect(hoursOf(untouched, restaurant)).toEqual([{ day: 1, from: "11:00", to: "00:00" }]);
  });

  test("O3 sends what was typed, with the version that it was typed over, and nothing else", () => {
    expect(changeOf(untouched, restaurant)).toBeNull();
    expect(changeOf(typing({ name: " Tasi ", shelves: "A, , C" }), restaurant)).toEqual({
      expected_version: 4,
      name: "Tasi",
      shelves: ["A", "C"],
    });
    expect(changeOf(typing({ pendingRed: "40" }), restaurant)?.timer_limits).toEqual({
      pending_amber: 15,
      pending_red: 40,
      preparing_amber: 20,
      preparing_red: 45,
    });
    const hours = [{ day: 0, from: "18:00", to: "01:30" }];
    expect(changeOf({ ...untouched, hours }, restaurant)?.opening_hours).toEqual([{ day: 0, from: 1_080, to: 90 }]);
  });

  test.each<[Partial<Record<SettingsField, string>>, string]>([
    [{ name: "  " }, "name"],
    [{ prepMinutes: "0" }, "prepMinutes"],
    [{ prepMinutes: "twenty" }, "prepMinutes"],
    [{ pendingAmber: "30" }, "pendingRed"],
    [{ preparingRed: "601" }, "preparingRed"],
    [{ shelves: "A, A" }, "shelves"],
  ])("W1 does not take %j", (typed, field) => {
    expect(Object.keys(problemsOf(typing(typed), restaurant))).toEqual([field]);
  });

  test("O11 does not take hours without an end", () => {
    expect(problemsOf(untouched, restaurant)).toEqual({});
    expect(problemsOf({ ...untouched, hours: [{ day: 0, from: "18:00", to: "" }] }, restaurant)).toHaveProperty(
      "hours",
    );
  });
});
