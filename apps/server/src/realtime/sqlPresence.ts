import type { PresenceStore } from "@hafaloha/cable/server";
import type { Database } from "../database/database.ts";

const rowsAStatement = 500;

/** Who is present, where every node over the database sees it. */
export function sqlPresence({ engine: { commands: rows } }: Database): PresenceStore {
  return {
    keep: async (leases, now) => {
      await rows.deleteFrom("presence_leases").where("expires_at", "<=", now).execute();
      for (let at = 0; at < leases.length; at += rowsAStatement) {
        const values = leases.slice(at, at + rowsAStatement).map(({ expiresAt, info, ...lease }) => ({
          ...lease,
          info: JSON.stringify(info),
          expires_at: expiresAt,
        }));
        await rows
          .insertInto("presence_leases")
          .values(values)
          .onConflict((conflict) =>
            conflict.column("session").doUpdateSet((row) => ({
              stream: row.ref("excluded.stream"),
              id: row.ref("excluded.id"),
              info: row.ref("excluded.info"),
              since: row.ref("excluded.since"),
              expires_at: row.ref("excluded.expires_at"),
            })),
          )
          .execute();
      }
    },
    remove: async (session) => {
      await rows.deleteFrom("presence_leases").where("session", "=", session).execute();
    },
    list: async (streams, now) => {
      if (streams.length === 0) return [];
      const found = await rows
        .selectFrom("presence_leases")
        .selectAll()
        .where("stream", "in", [...streams])
        .where("expires_at", ">", now)
        .orderBy("since")
        .orderBy("session")
        .execute();
      return found.map(({ expires_at: expiresAt, info, ...lease }) => ({
        ...lease,
        info: JSON.parse(info),
        expiresAt,
      }));
    },
  };
}
