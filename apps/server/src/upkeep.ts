import type { Database } from "./database/database.ts";

const everyMs = 3_600_000;

/**
 * Does what nobody waits for when it is due, once an hour: over restarts, and of several nodes on the one that claims it.
 * A task that failed is due again with the next hour.
 */
export async function doUpkeep(
  database: Database,
  tasks: readonly ((database: Database) => Promise<void>)[],
): Promise<void> {
  if (!(await isDue(database)) || !(await claim(database))) return;
  for (const task of tasks) await task(database);
}

const task = "upkeep";

/** Read first: looking once a second must write nothing. */
function isDue(database: Database): Promise<boolean> {
  return database.read(async ({ rows, now }) => {
    const known = await rows.selectFrom("due_tasks").select("due_at").where("task", "=", task).executeTakeFirst();
    return known === undefined || known.due_at <= now;
  });
}

function claim(database: Database): Promise<boolean> {
  return database.write(async ({ rows, now }) => {
    const due_at = now + everyMs;
    const claimed = await rows
      .insertInto("due_tasks")
      .values({ task, due_at })
      .onConflict((conflict) => conflict.column("task").doUpdateSet({ due_at }).where("due_tasks.due_at", "<=", now))
      .returning("task")
      .executeTakeFirst();
    return claimed !== undefined;
  });
}
