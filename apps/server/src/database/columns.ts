import { type ColumnDefinitionBuilder, sql } from "kysely";
import type { Engine } from "./engine.ts";

type EngineName = Engine["name"];
type Build = (column: ColumnDefinitionBuilder) => ColumnDefinitionBuilder;

/** Column types of the common subset, as each engine spells them. */
export const columns = {
  /** An id drawn by the database, rising in the order of inserts. */
  id: (engine: EngineName) => (engine === "postgres" ? sql`bigint` : sql`integer`),
  identity:
    (engine: EngineName): Build =>
    (column) =>
      engine === "postgres" ? column.generatedByDefaultAsIdentity().primaryKey() : column.primaryKey().autoIncrement(),
  /** 64 bits on both: times in milliseconds, counts, cents and references. */
  integer: (engine: EngineName) => (engine === "postgres" ? sql`bigint` : sql`integer`),
};

export const required: Build = (column) => column.notNull();
export const references =
  (target: string): Build =>
  (column) =>
    column.notNull().references(target);
export const mayReference =
  (target: string): Build =>
  (column) =>
    column.references(target);
