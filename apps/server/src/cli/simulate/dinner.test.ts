import fc from "fast-check";
import { expect, it } from "vitest";
import { dinnerGuests } from "./dinner.ts";

const random = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
const draw = (stream: Iterator<number>) => () => Number(stream.next().value);

it("X3 as many guests as asked, in the order in which they come, none before or after the rush", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 60 }),
      fc.integer({ min: 1, max: 900_000 }),
      random,
      (orders, length, stream) => {
        const guests = dinnerGuests(orders, length, draw(stream));
        expect(guests).toHaveLength(orders);
        const times = guests.map(({ atMs }) => atMs);
        expect(times).toEqual(times.toSorted((a, b) => a - b));
        expect(times.every((at) => at >= 0 && at <= length)).toBe(true);
      },
    ),
  );
});

it("X3 they come in waves, and some change their mind", () => {
  const guests = dinnerGuests(2_000, 100, Math.random);
  const within = (from: number, to: number) => guests.filter(({ atMs }) => atMs >= from && atMs < to).length;
  expect(within(45, 55)).toBeGreaterThan(3 * within(90, 100));
  expect(within(17, 27)).toBeGreaterThan(2 * within(0, 10));
  for (const fate of ["kept", "edited", "cancelled"]) expect(guests.some((guest) => guest.fate === fate)).toBe(true);
});
