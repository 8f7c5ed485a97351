import { logContract } from "@hafaloha/cable/testing";
import { test } from "vitest";
import { createDatabase } from "../src/database/database.ts";
import { sqlLog } from "../src/events/sqlLog.ts";
import { describeOnEachEngine } from "./databases.ts";

describeOnEachEngine("The log in the database", (open) => {
  test.each(logContract)("E3 $name", async ({ run }) => {
    await run(async () => {
      const { engine } = await open();
      let now = 0;
      const database = createDatabase(engine, () => now);
      let committed: readonly { stream: string; offset: number; payload: string }[] = [];
      database.onCommitted((events) => {
        committed = [...committed, ...events];
      });
      return {
        log: sqlLog(database),
        append: async (stream, messages) => {
          const from = committed.length;
          await database.write(async ({ emit }) => {
            // Streams of the application hold objects only; the log takes any JSON value.
            for (const message of messages) emit(stream, message as object);
          });
          return committed.slice(from).filter((event) => event.stream === stream);
        },
        trim: async (stream, upTo) => {
          const { id } = await engine.commands
            .updateTable("streams")
            .set({ floor: upTo })
            .where("name", "=", stream)
            .returning("id")
            .executeTakeFirstOrThrow();
          await engine.commands.deleteFrom("events").where("stream_id", "=", id).where("offset", "<=", upTo).execute();
        },
        setTime: (time) => {
          now = time;
        },
      };
    });
  });
});
