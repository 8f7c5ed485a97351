import { createDatabase } from "../../apps/server/src/database/database.ts";
import { openPostgres } from "../../apps/server/src/database/postgres.ts";
import { openSqlite } from "../../apps/server/src/database/sqlite.ts";
import type { Place } from "../../apps/server/test/databaseDesk.ts";

/**
 * Moves the first restaurant to where it is between ten and eleven now: midnight, when the order numbers begin anew and
 * menus change, falls into no run, whenever it is started.
 */
export async function moveToForenoon(place: Place): Promise<void> {
  const database = createDatabase("url" in place ? openPostgres(place.url, () => {}) : openSqlite(place.folder));
  await database.write(({ rows }) =>
    rows.updateTable("restaurants").set({ time_zone: forenoonZone() }).where("id", "=", 1).execute(),
  );
  await database.close();
}

/** The sign in the names of these zones is that of POSIX: `Etc/GMT-10` is ten hours ahead. */
function forenoonZone(): string {
  const ahead = 10 - new Date().getUTCHours();
  const hours = ahead < -12 ? ahead + 24 : ahead;
  return hours > 0 ? `Etc/GMT-${hours}` : `Etc/GMT+${-hours}`;
}
