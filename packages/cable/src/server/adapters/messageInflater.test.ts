import { constants, deflateRawSync } from "node:zlib";
import { expect, it } from "vitest";
import { MessageInflater } from "./messageInflater.ts";

const params = { server_no_context_takeover: true, client_no_context_takeover: true } as const;
const deflated = (text: string) => deflateRawSync(text, { finishFlush: constants.Z_SYNC_FLUSH }).subarray(0, -4);

function inflaterOf(sender: { isOpen: boolean }) {
  const inflater = new MessageInflater(params, 100);
  const closes: number[] = [];
  inflater.serve({ ...sender, close: (code) => void closes.push(code) });
  const take = (data: Buffer, isLast = true) =>
    new Promise<string | undefined>((resolve) => {
      inflater.decompress(data, isLast, (error, inflated) => resolve(error ? undefined : inflated?.toString()));
    });
  return { closes, take };
}

it("P36 reads each message by itself, the fragments of one together", async () => {
  const { closes, take } = inflaterOf({ isOpen: true });
  const message = deflated("one".repeat(20));
  expect(await take(message)).toBe("one".repeat(20));
  expect(await take(message.subarray(0, 5), false)).toBe("");
  expect(await take(message.subarray(5))).toBe("one".repeat(20));
  expect(await take(deflated("two"))).toBe("two");
  expect(closes).toEqual([]);
});

it("P16 P36 closes who sends what swells beyond the limit, or what cannot be read", async () => {
  const { closes, take } = inflaterOf({ isOpen: true });
  expect(await take(deflated("x".repeat(101)))).toBeUndefined();
  expect(await take(Buffer.from("this was never compressed"))).toBeUndefined();
  expect(closes).toEqual([1009, 1007]);
});

it("P36 does no work for who was sent away", async () => {
  const { closes, take } = inflaterOf({ isOpen: false });
  expect(await take(deflated("x".repeat(101)))).toBe("");
  expect(closes).toEqual([]);
});
