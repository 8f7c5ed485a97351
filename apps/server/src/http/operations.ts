import type { Database } from "../database/database.ts";
import { Refusal } from "../refusal.ts";
import type { HttpApp } from "./httpServer.ts";
import type { Traffic } from "./traffic.ts";

const databaseTimeoutMs = 2_000;

interface OperationParts {
  readonly database: Database;
  readonly traffic: Traffic;
  readonly doorbell: { readonly isLinked: boolean };
}

/** For those who run the server: whether the process lives, and whether it should be sent requests. */
export function operationRoutes(app: HttpApp, { database, traffic, doorbell }: OperationParts): void {
  app.get("/health", async () => ({ status: "ok" }));

  app.get("/ready", async () => {
    if (traffic.isDraining) throw new Refusal("not_ready", "The server is stopping.");
    if (!(await answers(database))) throw new Refusal("not_ready", "The database does not answer.");
    // Events of other nodes come late then, but they come.
    return doorbell.isLinked ? { status: "ready" } : { status: "degraded", doorbell: "silent" };
  });
}

async function answers(database: Database): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<false>((resolve) => {
    timer = setTimeout(resolve, databaseTimeoutMs, false);
  });
  const asked = database.engine.commands
    .selectFrom("meta")
    .select("key")
    .limit(1)
    .execute()
    .then(
      () => true,
      () => false,
    );
  return Promise.race([asked, tooLate]).finally(() => clearTimeout(timer));
}
