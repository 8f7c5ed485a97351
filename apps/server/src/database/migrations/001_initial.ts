import type { Kysely } from "kysely";
import { createTables, type TableDefinition } from "../createTables.ts";
import type { Engine } from "../engine.ts";

const log: TableDefinition[] = [
  { table: "meta", columns: { key: "text primary", value: "text" } },
  {
    table: "streams",
    columns: { id: "identity", name: "text unique", head: "integer", floor: "integer", last_at: "integer" },
  },
  {
    table: "events",
    columns: { stream_id: "-> streams", offset: "integer", at: "integer", payload: "text" },
    primaryKey: ["stream_id", "offset"],
  },
  {
    table: "idempotency_keys",
    columns: {
      scope: "text",
      key: "text",
      request_hash: "text",
      status: "integer?",
      body: "text?",
      created_at: "integer",
    },
    primaryKey: ["scope", "key"],
    indexes: { idempotency_keys_age: ["created_at"] },
  },
];

const accounts: TableDefinition[] = [
  {
    table: "restaurants",
    columns: {
      id: "identity",
      name: "text",
      address: "text",
      phone: "text",
      time_zone: "text",
      currency: "text",
      order_prefix: "text",
      prep_minutes: "integer",
      timer_limits: "text",
      opening_hours: "text",
      created_at: "integer",
    },
  },
  {
    table: "restaurant_counters",
    columns: { restaurant_id: "-> restaurants", order_day: "text", order_number: "integer" },
    primaryKey: ["restaurant_id"],
  },
  {
    table: "users",
    columns: {
      id: "identity",
      email: "text unique",
      password_hash: "text",
      first_name: "text",
      last_name: "text",
      phone: "text?",
      role: "text",
      restaurant_id: "->? restaurants",
      tokens_valid_from: "integer",
      created_at: "integer",
      updated_at: "integer",
    },
  },
  {
    table: "denied_tokens",
    columns: { jti: "text primary", expires_at: "integer" },
    indexes: { denied_tokens_expiry: ["expires_at"] },
  },
];

const menu: TableDefinition[] = [
  {
    table: "menus",
    columns: { id: "identity", restaurant_id: "-> restaurants", name: "text", active: "integer" },
    indexes: { menus_restaurant: ["restaurant_id"] },
  },
  {
    table: "categories",
    columns: { id: "identity", menu_id: "-> menus", name: "text", description: "text", position: "integer" },
    indexes: { categories_menu: ["menu_id", "position"] },
  },
  {
    table: "menu_items",
    columns: {
      id: "identity",
      menu_id: "-> menus",
      name: "text",
      description: "text",
      price_cents: "integer",
      image_url: "text?",
      available_days: "text",
      featured: "integer",
      hidden: "integer",
      station: "text",
      prep_minutes: "integer",
      advance_notice_hours: "integer",
      enable_stock_tracking: "integer",
      stock_quantity: "integer",
      damaged_quantity: "integer",
      low_stock_threshold: "integer",
      low_stock_alerted: "integer",
      position: "integer",
      version: "integer",
      deleted_at: "integer?",
      updated_at: "integer",
    },
    indexes: { menu_items_menu: ["menu_id", "position"] },
  },
  {
    table: "menu_item_categories",
    columns: { menu_item_id: "-> menu_items", category_id: "-> categories" },
    primaryKey: ["menu_item_id", "category_id"],
  },
  {
    table: "option_groups",
    columns: {
      id: "identity",
      menu_item_id: "-> menu_items",
      name: "text",
      min_select: "integer",
      max_select: "integer",
      free_option_count: "integer",
      position: "integer",
    },
    indexes: { option_groups_item: ["menu_item_id", "position"] },
  },
  {
    table: "options",
    columns: {
      id: "identity",
      option_group_id: "-> option_groups",
      name: "text",
      additional_price_cents: "integer",
      stock_quantity: "integer?",
      position: "integer",
    },
    indexes: { options_group: ["option_group_id", "position"] },
  },
];

const orders: TableDefinition[] = [
  {
    table: "orders",
    columns: {
      id: "identity",
      restaurant_id: "-> restaurants",
      order_number: "text",
      status: "text",
      version: "integer",
      tracking_token: "text unique",
      user_id: "->? users",
      staff_created: "integer",
      contact_name: "text",
      contact_phone: "text",
      contact_email: "text?",
      special_instructions: "text?",
      allergy_note: "text?",
      subtotal_cents: "integer",
      total_cents: "integer",
      pickup_at: "integer?",
      estimated_pickup_at: "integer?",
      eta_minutes: "integer?",
      release_at: "integer?",
      released: "integer",
      cancel_reason: "text?",
      acknowledged_at: "integer?",
      created_at: "integer",
      updated_at: "integer",
    },
    indexes: {
      orders_created: ["restaurant_id", "created_at"],
      orders_status: ["restaurant_id", "status", "created_at"],
      orders_user: ["user_id", "created_at"],
      orders_release: ["released", "release_at"],
    },
  },
  {
    table: "order_lines",
    columns: {
      id: "identity",
      order_id: "-> orders",
      menu_item_id: "-> menu_items",
      name: "text",
      price_cents: "integer",
      quantity: "integer",
      made_quantity: "integer",
      station: "text",
      options: "text",
      notes: "text?",
      position: "integer",
    },
    indexes: { order_lines_order: ["order_id", "position"] },
  },
  {
    table: "order_history",
    columns: {
      id: "identity",
      order_id: "-> orders",
      at: "integer",
      user_id: "->? users",
      from_status: "text?",
      to_status: "text",
    },
    indexes: { order_history_order: ["order_id", "id"] },
  },
  {
    table: "order_acknowledgements",
    columns: { order_id: "-> orders", user_id: "-> users", at: "integer" },
    primaryKey: ["order_id", "user_id"],
  },
];

const stockAndNotifications: TableDefinition[] = [
  {
    table: "stock_audits",
    columns: {
      id: "identity",
      menu_item_id: "-> menu_items",
      option_id: "->? options",
      previous_quantity: "integer",
      new_quantity: "integer",
      reason: "text",
      reason_details: "text?",
      user_id: "->? users",
      order_id: "->? orders",
      created_at: "integer",
    },
    indexes: { stock_audits_item: ["menu_item_id", "id"], stock_audits_order: ["order_id"] },
  },
  {
    table: "notifications",
    columns: {
      id: "identity",
      restaurant_id: "-> restaurants",
      title: "text",
      body: "text",
      notification_type: "text",
      resource_type: "text",
      resource_id: "integer",
      admin_path: "text",
      metadata: "text",
      acknowledged_at: "integer?",
      acknowledged_by: "->? users",
      created_at: "integer",
    },
    indexes: {
      notifications_open: ["restaurant_id", "acknowledged_at", "created_at"],
      notifications_resource: ["resource_type", "resource_id"],
    },
  },
];

export function up(db: Kysely<unknown>, engine: Engine["name"]): Promise<void> {
  return createTables(db, engine, [...log, ...accounts, ...menu, ...orders, ...stockAndNotifications]);
}
