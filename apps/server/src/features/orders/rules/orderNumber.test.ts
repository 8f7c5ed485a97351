import { describe, expect, it } from "vitest";
import { type Counter, drawNumber, orderNumber } from "./orderNumber.ts";

const draws = (timeZone: string, ...instants: string[]) => {
  let counter: Counter = { day: "", number: 0 };
  return instants.map((at) => {
    counter = drawNumber(counter, Date.parse(at), timeZone);
    return `${counter.day} ${counter.number}`;
  });
};

describe("drawNumber", () => {
  it("O2 begins anew at the midnight of Guam", () => {
    expect(
      draws(
        "Pacific/Guam",
        "2026-07-05T13:59:58Z",
        "2026-07-05T13:59:59Z",
        "2026-07-05T14:00:00Z",
        "2026-07-05T14:00:01Z",
      ),
    ).toEqual(["2026-07-05 1", "2026-07-05 2", "2026-07-06 1", "2026-07-06 2"]);
  });

  it("O2 begins anew at the midnight of Honolulu, 20 hours later", () => {
    expect(draws("Pacific/Honolulu", "2026-07-05T14:00:00Z", "2026-07-06T09:59:59Z", "2026-07-06T10:00:00Z")).toEqual([
      "2026-07-05 1",
      "2026-07-05 2",
      "2026-07-06 1",
    ]);
  });

  it("O2 stays on its day when the clock goes back over midnight", () => {
    expect(draws("Pacific/Guam", "2026-07-05T14:00:00Z", "2026-07-05T13:59:59Z", "2026-07-05T14:00:00Z")).toEqual([
      "2026-07-06 1",
      "2026-07-06 2",
      "2026-07-06 3",
    ]);
  });
});

describe("orderNumber", () => {
  it("O2 has three digits at least", () => {
    expect([7, 42, 999, 1_000].map((number) => orderNumber("TNK", number))).toEqual([
      "TNK-O-007",
      "TNK-O-042",
      "TNK-O-999",
      "TNK-O-1000",
    ]);
  });
});
