import { expect, it } from "vitest";
import { SeededRandom } from "../testing/seededRandom.ts";
import { readWrittenFrames } from "../testing/webSocketFrames.ts";
import { frameShared, frameText } from "./framing.ts";

/** Letters of all kinds without any order, of which compression makes more than there was. */
function shapeless(): string {
  const random = new SeededRandom(1);
  const letter = () => String.fromCharCode(random.next() < 0.8 ? random.between(1, 127) : random.between(128, 2_000));
  return Array.from({ length: 300 }, letter).join("");
}

it.each([0, 1, 125, 126, 255, 256, 65_535, 65_536, 1_000_000])(
  "P36 a frame of %d bytes is read as it was, in either form, and no larger when compressed",
  (length) => {
    const payload = "pökë ".repeat(length).slice(0, length);
    const [plain, deflated] = [frameText(payload), frameShared(payload, true)];
    for (const frame of [plain, deflated]) expect(readWrittenFrames(frame)[0]?.text).toBe(payload);
    expect(deflated.length).toBeLessThanOrEqual(plain.length);
    expect(readWrittenFrames(deflated)[0]?.isDeflated).toBe(length >= 256);
  },
);

it("P36 leaves plain what compressing would make larger", () => {
  const payload = shapeless();
  expect(frameShared(payload, true)).toEqual(frameText(payload));
});
