import { type ColumnDefinitionBuilder, type Kysely, sql } from "kysely";
import type { Engine } from "./engine.ts";

/**
 * A column of the common subset of both engines: `?` may be null, `-> table` refers to that table's id, `identity` is an
 * id that the database draws, rising in the order of inserts. Integers have 64 bits on both.
 */
type ColumnDefinition =
  | "identity"
  | `${"text" | "integer"}${"" | "?" | " primary" | " unique"}`
  | `->${"" | "?"} ${string}`;

export interface TableDefinition {
  readonly table: string;
  readonly columns: Readonly<Record<string, ColumnDefinition>>;
  readonly primaryKey?: readonly string[];
  readonly indexes?: Readonly<Record<string, readonly string[]>>;
}

export async function createTables(
  db: Kysely<unknown>,
  engine: Engine["name"],
  definitions: readonly TableDefinition[],
): Promise<void> {
  for (const { table, columns, primaryKey, indexes = {} } of definitions) {
    let create = db.schema.createTable(table);
    for (const [name, definition] of Object.entries(columns)) {
      create = create.addColumn(name, columnType(engine, definition), (column) =>
        constrain(engine, definition, column),
      );
    }
    // The builder knows only columns added by literal name.
    if (primaryKey) create = create.addPrimaryKeyConstraint(`${table}_pkey`, primaryKey as never);
    await create.execute();
    for (const [name, on] of Object.entries(indexes)) {
      await db.schema
        .createIndex(name)
        .on(table)
        .columns([...on])
        .execute();
    }
  }
}

/**
 * Adds columns to a table that has rows: they hold nothing, or the default that is given. A release that does not know
 * them goes on writing rows without them.
 */
export async function addColumns(
  db: Kysely<unknown>,
  engine: Engine["name"],
  table: string,
  columns: Readonly<Record<string, "text?" | "integer?" | { readonly default: string | number }>>,
): Promise<void> {
  for (const [name, column] of Object.entries(columns)) {
    const alter = db.schema.alterTable(table);
    // SQLite adds one column a statement.
    await (typeof column === "string"
      ? alter.addColumn(name, columnType(engine, column))
      : alter.addColumn(name, columnType(engine, typeof column.default === "string" ? "text" : "integer"), (added) =>
          added.notNull().defaultTo(column.default),
        )
    ).execute();
  }
}

function columnType(engine: Engine["name"], definition: ColumnDefinition) {
  if (definition.startsWith("text")) return sql`text`;
  return engine === "postgres" ? sql`bigint` : sql`integer`;
}

function constrain(engine: Engine["name"], definition: ColumnDefinition, column: ColumnDefinitionBuilder) {
  if (definition === "identity") {
    return engine === "postgres"
      ? column.generatedByDefaultAsIdentity().primaryKey()
      : column.primaryKey().autoIncrement();
  }
  const reference = /^->(\??) (\w+)$/.exec(definition);
  if (reference) {
    const referring = column.references(`${reference[2]}.id`);
    return reference[1] === "?" ? referring : referring.notNull();
  }
  if (definition.endsWith("?")) return column;
  if (definition.endsWith(" primary")) return column.notNull().primaryKey();
  return definition.endsWith(" unique") ? column.notNull().unique() : column.notNull();
}
