import { sql } from "kysely";
import type { Database } from "../../database/database.ts";
import { dayMs } from "../../localTime.ts";
import { drawingUrl, photographUrl } from "./images.ts";

/** An upload waits for its item to be saved, and an open page may still show what was replaced. */
const keptMs = 7 * dayMs;
const mostAtOnce = 100;

/** Forgets pictures that no item shows, deleted ones included; what is left over goes with the next run. */
export async function forgetUnusedImages(database: Database): Promise<void> {
  const used = await database.read(({ rows }) =>
    rows.selectFrom("menu_items").select("image_url").distinct().where("image_url", "is not", null).execute(),
  );
  const urls = new Set(used.map(({ image_url }) => image_url));
  const old = await database.read(({ rows, now }) =>
    rows
      .selectFrom("images")
      .select("hash")
      .where("created_at", "<", now - keptMs)
      .execute(),
  );
  const unused = old.filter(({ hash }) => !urls.has(photographUrl(hash)) && !urls.has(drawingUrl(hash)));
  for (const { hash } of unused.slice(0, mostAtOnce)) {
    await database.write(({ rows, now }) =>
      rows
        .deleteFrom("images")
        .where("hash", "=", hash)
        // An item may have taken it, or somebody uploaded it again, since it was looked for.
        .where("created_at", "<", now - keptMs)
        .where(({ not, exists, selectFrom }) =>
          not(
            exists(
              selectFrom("menu_items")
                .select(sql.lit(1).as("one"))
                .where("image_url", "in", [photographUrl(hash), drawingUrl(hash)]),
            ),
          ),
        )
        .execute(),
    );
  }
}
