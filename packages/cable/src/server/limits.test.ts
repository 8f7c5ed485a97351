import { expect, it } from "vitest";
import { startServer } from "../../test/liveServer.ts";
import { completeLimits } from "./limits.ts";

it("P17 takes the limits that are given, and the others by default", () => {
  expect(completeLimits({ commandBurst: 7 })).toMatchObject({ commandBurst: 7, unsentBytes: 1_048_576 });
  expect(completeLimits({ unsentBytes: 131_072 })).toMatchObject({ unsentBytes: 131_072, frameBytes: 65_536 });
});

it.each([131_071, 0, -1, Number.NaN])("P21 refuses %d unsent bytes when the server is made", async (unsentBytes) => {
  const wanted = `limits.unsentBytes is ${unsentBytes}, which a page of history alone may take: give 131072 or more`;
  await expect(startServer({ limits: { unsentBytes } })).rejects.toThrow(new RangeError(wanted));
});
