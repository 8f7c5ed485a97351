import { describe, it } from "vitest";
import { logContract } from "../testing/index.ts";
import { memoryLog } from "./adapters/memoryLog.ts";

describe("log in memory", () => {
  it.each(logContract)("E3 $name", ({ run }) =>
    run(async () => {
      const log = memoryLog();
      return {
        log,
        append: async (stream, messages) => messages.map((message) => log.append(stream, message)),
        trim: async (stream, upTo) => log.trim(stream, upTo),
      };
    }),
  );
});
