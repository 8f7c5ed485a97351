import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { inject } from "vitest";
import type { Answer } from "./databaseDesk.ts";

/** What a new database begins with: the tables, also the samples, or all that a first start of the program makes. */
export type Beginning = "migrated" | "sampled" | "installed";

/** What is made once for the run of tests: its PostgreSQL, or a database to copy. */
export async function askDesk(what: "postgres" | `${"postgres" | "sqlite"} ${Beginning}`): Promise<string> {
  const socket = connect(inject("databaseDesk"));
  socket.write(what);
  // The desk is of the same run.
  const answer = JSON.parse(await text(socket)) as Answer;
  if ("error" in answer) throw new Error(answer.error);
  return answer.made;
}
