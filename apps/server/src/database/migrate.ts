import { Migrator } from "kysely";
import type { Engine } from "./engine.ts";
import { installationName } from "./meta.ts";
import * as initial from "./migrations/001_initial.ts";
import * as images from "./migrations/002_images.ts";
import * as dueTasks from "./migrations/003_due_tasks.ts";
import * as presence from "./migrations/004_presence.ts";
import * as orderDetails from "./migrations/005_order_details.ts";
import * as orderLists from "./migrations/005b_order_lists.ts";
import * as menuWrites from "./migrations/006_menu_writes.ts";
import * as stockByHand from "./migrations/007_stock_by_hand.ts";
import * as people from "./migrations/008_people.ts";
import * as orderSources from "./migrations/009_order_sources.ts";
import * as push from "./migrations/010_push.ts";
import * as analytics from "./migrations/011_analytics.ts";

const migrations = {
  "001_initial": initial,
  "002_images": images,
  "003_due_tasks": dueTasks,
  "004_presence": presence,
  "005_order_details": orderDetails,
  "005b_order_lists": orderLists,
  "006_menu_writes": menuWrites,
  "007_stock_by_hand": stockByHand,
  "008_people": people,
  "009_order_sources": orderSources,
  "010_push": push,
  "011_analytics": analytics,
};

/** Brings the database to the newest shape and gives its log a name; running it again, or on two nodes at once, changes nothing. */
export async function migrate(engine: Engine): Promise<readonly string[]> {
  const migrator = new Migrator({
    db: engine.commands,
    provider: {
      getMigrations: async () =>
        Object.fromEntries(
          Object.entries(migrations).map(([name, { up }]) => [name, { up: (db) => up(db, engine.name) }]),
        ),
    },
  });
  const { error, results } = await migrator.migrateToLatest();
  if (error !== undefined) throw new Error("A migration failed and was undone", { cause: error });
  await installationName(engine);
  return (results ?? []).map(({ migrationName }) => migrationName);
}
