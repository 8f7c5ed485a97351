import { type Compilable, CompiledQuery } from "kysely";
import type { Database } from "../src/database/database.ts";

/** How the engine says it would run a statement, step by step. */
export async function planOf(
  { engine: { commands, name } }: Database,
  statement: Compilable | CompiledQuery,
): Promise<readonly string[]> {
  const { sql, parameters } = "compile" in statement ? statement.compile() : statement;
  const explain = name === "sqlite" ? "explain query plan" : "explain";
  const { rows } = await commands.executeQuery<Record<string, unknown>>(
    CompiledQuery.raw(`${explain} ${sql}`, [...parameters]),
  );
  return rows.map((row) => String(row[name === "sqlite" ? "detail" : "QUERY PLAN"]));
}

/** Whether some step reads the whole table; a subquery of its name is no table. */
export function readsAll(engine: "sqlite" | "postgres", plan: readonly string[]): boolean {
  const steps = (pattern: RegExp) => plan.filter((step) => pattern.test(step)).length;
  if (engine === "postgres") return steps(/Seq Scan on orders/) > 0;
  return steps(/^SCAN orders\b/) > steps(/^(CO-ROUTINE|MATERIALIZE) orders$/);
}
