import sharp from "sharp";
import { expect, test } from "vitest";
import { asPhotograph } from "./photograph.ts";

const picture = (side: number) =>
  sharp({ create: { width: side, height: side, channels: 3, background: "teal" } })
    .png()
    .toBuffer();

test("M1 pictures take turns: a small one that comes later waits, one that cannot be read holds up nobody", async () => {
  const [large, small] = [await picture(4_000), await picture(1)];
  const done: string[] = [];
  const take = (name: string, upload: Buffer) =>
    asPhotograph(upload).then(
      () => done.push(name),
      () => done.push(`${name}, refused`),
    );
  await Promise.all([take("large", large), take("no picture", Buffer.from("?")), take("small", small)]);
  expect(done).toEqual(["large", "no picture, refused", "small"]);
});
