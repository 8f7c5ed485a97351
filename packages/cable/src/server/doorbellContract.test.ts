import { describe, it } from "vitest";
import { doorbellContract } from "../testing/index.ts";
import { memoryDoorbell } from "./adapters/memoryDoorbell.ts";

describe("doorbell in memory", () => {
  it.each(doorbellContract)("P32 $name", ({ run }) =>
    run(async () => {
      const shared = memoryDoorbell();
      return { open: () => shared };
    }),
  );
});
