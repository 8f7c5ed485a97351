import type { TestProject } from "vitest/node";
import { openDatabaseDesk, type Place } from "../../apps/server/test/databaseDesk.ts";
import { moveToForenoon } from "./forenoon.ts";
import { runProgram } from "./server.ts";

/** As the built program itself fills it, but for the hour. */
async function install(place: Place): Promise<void> {
  const [args, env] = "url" in place ? [[], { DATABASE_URL: place.url }] : [["--data-dir", place.folder], {}];
  const { exitCode, output } = await runProgram(["seed", ...args], env);
  if (exitCode !== 0) throw new Error(`The samples were not installed:\n${output}`);
  await moveToForenoon(place);
}

export default (project: TestProject) => openDatabaseDesk(project, { installed: install });
