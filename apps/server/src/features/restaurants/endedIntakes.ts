import type { Database } from "../../database/database.ts";
import { carryOutEach } from "../../dueLook.ts";
import { openIntake } from "./rules/intake.ts";
import { tell } from "./service.ts";
import { claimEndedIntake, restaurantsWithEndedIntake } from "./store.ts";

/**
 * Opens again what was paused or busy until now (O12). The end stands in the row and is claimed with its event in one
 * transaction, so over restarts and of several nodes it is told exactly once.
 */
export async function openEndedIntakes(database: Database): Promise<void> {
  const ended = await database.read(({ rows, now }) => restaurantsWithEndedIntake(rows, now));
  await carryOutEach("restaurants could not be opened again", ended, (restaurantId) =>
    database.write(async (transaction) => {
      await transaction.lockRestaurant(restaurantId);
      const opened = await claimEndedIntake(transaction.rows, restaurantId, openIntake, transaction.now);
      if (opened) tell(transaction, opened);
    }),
  );
}
