import type { Kysely } from "kysely";
import { columns, mayReference, references, required } from "../columns.ts";
import type { Engine } from "../engine.ts";

export async function up(db: Kysely<never>, engine: Engine["name"]): Promise<void> {
  const id = columns.id(engine);
  const integer = columns.integer(engine);
  const identity = columns.identity(engine);
  const { schema } = db;

  await schema
    .createTable("meta")
    .addColumn("key", "text", (c) => c.primaryKey())
    .addColumn("value", "text", required)
    .execute();
  await schema
    .createTable("streams")
    .addColumn("id", id, identity)
    .addColumn("name", "text", (c) => c.notNull().unique())
    .addColumn("head", integer, required)
    .addColumn("floor", integer, required)
    .addColumn("last_at", integer, required)
    .execute();
  await schema
    .createTable("events")
    .addColumn("stream_id", integer, references("streams.id"))
    .addColumn("offset", integer, required)
    .addColumn("at", integer, required)
    .addColumn("payload", "text", required)
    .addPrimaryKeyConstraint("events_pkey", ["stream_id", "offset"] as never)
    .execute();
  await schema
    .createTable("idempotency_keys")
    .addColumn("scope", "text", required)
    .addColumn("key", "text", required)
    .addColumn("request_hash", "text", required)
    .addColumn("status", integer)
    .addColumn("body", "text")
    .addColumn("created_at", integer, required)
    .addPrimaryKeyConstraint("idempotency_keys_pkey", ["scope", "key"] as never)
    .execute();

  await schema
    .createTable("restaurants")
    .addColumn("id", id, identity)
    .addColumn("name", "text", required)
    .addColumn("address", "text", required)
    .addColumn("phone", "text", required)
    .addColumn("time_zone", "text", required)
    .addColumn("currency", "text", required)
    .addColumn("order_prefix", "text", required)
    .addColumn("prep_minutes", integer, required)
    .addColumn("timer_limits", "text", required)
    .addColumn("opening_hours", "text", required)
    .addColumn("created_at", integer, required)
    .execute();
  await schema
    .createTable("restaurant_counters")
    .addColumn("restaurant_id", integer, (c) => references("restaurants.id")(c).primaryKey())
    .addColumn("order_day", "text", required)
    .addColumn("order_number", integer, required)
    .execute();
  await schema
    .createTable("users")
    .addColumn("id", id, identity)
    .addColumn("email", "text", (c) => c.notNull().unique())
    .addColumn("password_hash", "text", required)
    .addColumn("first_name", "text", required)
    .addColumn("last_name", "text", required)
    .addColumn("phone", "text")
    .addColumn("role", "text", required)
    .addColumn("restaurant_id", integer, mayReference("restaurants.id"))
    .addColumn("tokens_valid_from", integer, required)
    .addColumn("created_at", integer, required)
    .addColumn("updated_at", integer, required)
    .execute();
  await schema
    .createTable("denied_tokens")
    .addColumn("jti", "text", (c) => c.primaryKey())
    .addColumn("expires_at", integer, required)
    .execute();

  await schema
    .createTable("menus")
    .addColumn("id", id, identity)
    .addColumn("restaurant_id", integer, references("restaurants.id"))
    .addColumn("name", "text", required)
    .addColumn("active", integer, required)
    .execute();
  await schema
    .createTable("categories")
    .addColumn("id", id, identity)
    .addColumn("menu_id", integer, references("menus.id"))
    .addColumn("name", "text", required)
    .addColumn("description", "text", required)
    .addColumn("position", integer, required)
    .execute();
  await schema
    .createTable("menu_items")
    .addColumn("id", id, identity)
    .addColumn("menu_id", integer, references("menus.id"))
    .addColumn("name", "text", required)
    .addColumn("description", "text", required)
    .addColumn("price_cents", integer, required)
    .addColumn("image_url", "text")
    .addColumn("available_days", "text", required)
    .addColumn("featured", integer, required)
    .addColumn("hidden", integer, required)
    .addColumn("station", "text", required)
    .addColumn("prep_minutes", integer, required)
    .addColumn("advance_notice_hours", integer, required)
    .addColumn("enable_stock_tracking", integer, required)
    .addColumn("stock_quantity", integer, required)
    .addColumn("damaged_quantity", integer, required)
    .addColumn("low_stock_threshold", integer, required)
    .addColumn("low_stock_alerted", integer, required)
    .addColumn("position", integer, required)
    .addColumn("version", integer, required)
    .addColumn("deleted_at", integer)
    .addColumn("updated_at", integer, required)
    .execute();
  await schema
    .createTable("menu_item_categories")
    .addColumn("menu_item_id", integer, references("menu_items.id"))
    .addColumn("category_id", integer, references("categories.id"))
    .addPrimaryKeyConstraint("menu_item_categories_pkey", ["menu_item_id", "category_id"] as never)
    .execute();
  await schema
    .createTable("option_groups")
    .addColumn("id", id, identity)
    .addColumn("menu_item_id", integer, references("menu_items.id"))
    .addColumn("name", "text", required)
    .addColumn("min_select", integer, required)
    .addColumn("max_select", integer, required)
    .addColumn("free_option_count", integer, required)
    .addColumn("position", integer, required)
    .execute();
  await schema
    .createTable("options")
    .addColumn("id", id, identity)
    .addColumn("option_group_id", integer, references("option_groups.id"))
    .addColumn("name", "text", required)
    .addColumn("additional_price_cents", integer, required)
    .addColumn("stock_quantity", integer)
    .addColumn("position", integer, required)
    .execute();

  await schema
    .createTable("orders")
    .addColumn("id", id, identity)
    .addColumn("restaurant_id", integer, references("restaurants.id"))
    .addColumn("order_number", "text", required)
    .addColumn("status", "text", required)
    .addColumn("version", integer, required)
    .addColumn("tracking_token", "text", (c) => c.notNull().unique())
    .addColumn("user_id", integer, mayReference("users.id"))
    .addColumn("staff_created", integer, required)
    .addColumn("contact_name", "text", required)
    .addColumn("contact_phone", "text", required)
    .addColumn("contact_email", "text")
    .addColumn("special_instructions", "text")
    .addColumn("allergy_note", "text")
    .addColumn("subtotal_cents", integer, required)
    .addColumn("total_cents", integer, required)
    .addColumn("pickup_at", integer)
    .addColumn("estimated_pickup_at", integer)
    .addColumn("eta_minutes", integer)
    .addColumn("release_at", integer)
    .addColumn("released", integer, required)
    .addColumn("cancel_reason", "text")
    .addColumn("acknowledged_at", integer)
    .addColumn("created_at", integer, required)
    .addColumn("updated_at", integer, required)
    .execute();
  await schema
    .createTable("order_lines")
    .addColumn("id", id, identity)
    .addColumn("order_id", integer, references("orders.id"))
    .addColumn("menu_item_id", integer, references("menu_items.id"))
    .addColumn("name", "text", required)
    .addColumn("price_cents", integer, required)
    .addColumn("quantity", integer, required)
    .addColumn("made_quantity", integer, required)
    .addColumn("station", "text", required)
    .addColumn("options", "text", required)
    .addColumn("notes", "text")
    .addColumn("position", integer, required)
    .execute();
  await schema
    .createTable("order_history")
    .addColumn("id", id, identity)
    .addColumn("order_id", integer, references("orders.id"))
    .addColumn("at", integer, required)
    .addColumn("user_id", integer, mayReference("users.id"))
    .addColumn("from_status", "text")
    .addColumn("to_status", "text", required)
    .execute();
  await schema
    .createTable("order_acknowledgements")
    .addColumn("order_id", integer, references("orders.id"))
    .addColumn("user_id", integer, references("users.id"))
    .addColumn("at", integer, required)
    .addPrimaryKeyConstraint("order_acknowledgements_pkey", ["order_id", "user_id"] as never)
    .execute();
  await schema
    .createTable("stock_audits")
    .addColumn("id", id, identity)
    .addColumn("menu_item_id", integer, references("menu_items.id"))
    .addColumn("option_id", integer, mayReference("options.id"))
    .addColumn("previous_quantity", integer, required)
    .addColumn("new_quantity", integer, required)
    .addColumn("reason", "text", required)
    .addColumn("reason_details", "text")
    .addColumn("user_id", integer, mayReference("users.id"))
    .addColumn("order_id", integer, mayReference("orders.id"))
    .addColumn("created_at", integer, required)
    .execute();
  await schema
    .createTable("notifications")
    .addColumn("id", id, identity)
    .addColumn("restaurant_id", integer, references("restaurants.id"))
    .addColumn("title", "text", required)
    .addColumn("body", "text", required)
    .addColumn("notification_type", "text", required)
    .addColumn("resource_type", "text", required)
    .addColumn("resource_id", integer, required)
    .addColumn("admin_path", "text", required)
    .addColumn("metadata", "text", required)
    .addColumn("acknowledged_at", integer)
    .addColumn("acknowledged_by", integer, mayReference("users.id"))
    .addColumn("created_at", integer, required)
    .execute();

  const index = (name: string, table: string, on: readonly string[], unique = false) => {
    const built = schema
      .createIndex(name)
      .on(table)
      .columns([...on]);
    return (unique ? built.unique() : built).execute();
  };
  await index("menus_restaurant", "menus", ["restaurant_id"]);
  await index("categories_menu", "categories", ["menu_id", "position"]);
  await index("menu_items_menu", "menu_items", ["menu_id", "position"]);
  await index("option_groups_item", "option_groups", ["menu_item_id"]);
  await index("options_group", "options", ["option_group_id"]);
  await index("orders_created", "orders", ["restaurant_id", "created_at"]);
  await index("orders_status", "orders", ["restaurant_id", "status", "created_at"]);
  await index("orders_user", "orders", ["user_id", "created_at"]);
  await index("order_lines_order", "order_lines", ["order_id", "position"]);
  await index("order_history_order", "order_history", ["order_id"]);
  await index("stock_audits_item", "stock_audits", ["menu_item_id", "id"]);
  await index("notifications_open", "notifications", ["restaurant_id", "acknowledged_at", "created_at"]);
  await index("notifications_resource", "notifications", ["resource_type", "resource_id"]);
  await index("denied_tokens_expiry", "denied_tokens", ["expires_at"]);
}
