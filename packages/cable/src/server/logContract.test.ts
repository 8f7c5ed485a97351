import { describe, it } from "vitest";
import { logContract } from "../testing/index.ts";
import { memoryLog } from "./adapters/memoryLog.ts";

describe("log in memory", () => {
  it.each(logContract)("E3 $name", ({ run }) =>
    run(async () => {
      let now = 0;
      const log = memoryLog("e", () => now);
      return {
        log,
        append: async (stream, messages) => messages.map((message) => log.append(stream, message)),
        trim: async (stream, upTo) => log.trim(stream, upTo),
        setTime: (time) => {
          now = time;
        },
      };
    }),
  );
});
