import { expect, test } from "vitest";
import { pictureProblem } from "./picture.ts";

test.each([
  ["image/webp", 1_000, null],
  ["image/gif", 1_000, "Choose a JPEG, PNG or WebP."],
  ["image/png", 9.5 * 1024 * 1024, "This picture has 9.5 MB. Choose one of at most 8 MB."],
])("M1 a picture of %s with %i bytes", (type, size, problem) => {
  expect(pictureProblem({ type, size })).toBe(problem);
});
