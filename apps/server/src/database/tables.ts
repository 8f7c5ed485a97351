import type { IntakeState, NotificationType, OrderStatus, Role, Station, StockReason } from "@hafaloha/contract";
import type { Generated, Kysely } from "kysely";

/**
 * The common subset of both engines: ids and counts are integers, times are milliseconds since the Unix epoch, money is
 * integer minor units, booleans are 0 or 1, lists and objects are JSON text.
 */
type Flag = number;
type Millis = number;
type Cents = number;
type Json = string;

/** What statements are made with: a connection, or a transaction on one. */
export type Rows = Kysely<Tables>;

export interface Tables {
  meta: { key: string; value: string };
  streams: { id: Generated<number>; name: string; head: number; floor: number; last_at: Millis };
  events: { stream_id: number; offset: number; at: Millis; payload: Json };
  idempotency_keys: {
    scope: string;
    key: string;
    request_hash: string;
    status: number | null;
    body: Json | null;
    created_at: Millis;
  };
  restaurants: {
    id: Generated<number>;
    name: string;
    address: string;
    phone: string;
    time_zone: string;
    currency: string;
    order_prefix: string;
    prep_minutes: number;
    timer_limits: Json;
    /** `[{day, from, to}]` in minutes of the local day; an empty list is always open. */
    opening_hours: Json;
    /** Names of pick-up shelves. */
    shelves: Generated<Json>;
    /** What it is until `intake_until`, where that is set. */
    intake_state: Generated<IntakeState>;
    intake_extra_minutes: Generated<number>;
    intake_until: Millis | null;
    version: Generated<number>;
    created_at: Millis;
  };
  /** The row that every writing transaction of a restaurant locks; it counts the orders of the day. */
  restaurant_counters: { restaurant_id: number; order_day: string; order_number: number };
  users: {
    id: Generated<number>;
    email: string;
    password_hash: string;
    first_name: string;
    last_name: string;
    phone: string | null;
    role: Role;
    restaurant_id: number | null;
    /** Whole seconds; tokens issued before are refused. */
    tokens_valid_from: number;
    /** 1 while the password is one for a single sign-in. */
    must_change_password: Generated<Flag>;
    /** The row stays for the history that names it; nobody signs in as it, and its address is free. */
    removed_at: Millis | null;
    created_at: Millis;
    updated_at: Millis;
  };
  /** Signed-out tokens, kept until they would have ended by themselves. */
  denied_tokens: { jti: string; expires_at: Millis };
  menus: { id: Generated<number>; restaurant_id: number; name: string; active: Flag };
  categories: { id: Generated<number>; menu_id: number; name: string; description: string; position: number };
  menu_items: {
    id: Generated<number>;
    menu_id: number;
    name: string;
    description: string;
    price_cents: Cents;
    image_url: string | null;
    available_days: Json;
    featured: Flag;
    hidden: Flag;
    station: Station;
    prep_minutes: number;
    advance_notice_hours: number;
    enable_stock_tracking: Flag;
    stock_quantity: number;
    damaged_quantity: number;
    low_stock_threshold: number;
    /** 1 from the alert of a downward crossing until available is above the threshold again. */
    low_stock_alerted: Flag;
    /** 1 while it is off sale by hand, until `sold_out_until` where that is set. */
    sold_out: Generated<Flag>;
    sold_out_until: Millis | null;
    position: number;
    version: number;
    deleted_at: Millis | null;
    updated_at: Millis;
  };
  menu_item_categories: { menu_item_id: number; category_id: number };
  option_groups: {
    id: Generated<number>;
    menu_item_id: number;
    name: string;
    min_select: number;
    max_select: number;
    free_option_count: number;
    position: number;
    /** Taken off the menu; orders from before and their movements go on naming it. */
    deleted_at: Millis | null;
  };
  options: {
    id: Generated<number>;
    option_group_id: number;
    name: string;
    additional_price_cents: Cents;
    /** Portions left; null where the option is not counted. */
    stock_quantity: number | null;
    position: number;
    deleted_at: Millis | null;
  };
  orders: {
    id: Generated<number>;
    restaurant_id: number;
    order_number: string;
    status: OrderStatus;
    version: number;
    tracking_token: string;
    user_id: number | null;
    staff_created: Flag;
    contact_name: string;
    contact_phone: string;
    contact_email: string | null;
    special_instructions: string | null;
    allergy_note: string | null;
    subtotal_cents: Cents;
    total_cents: Cents;
    pickup_at: Millis | null;
    estimated_pickup_at: Millis | null;
    eta_minutes: number | null;
    release_at: Millis | null;
    /** 1 once the order stands on the board: at once, or when `release_at` has come. */
    released: Flag;
    cancel_reason: string | null;
    acknowledged_at: Millis | null;
    shelf: string | null;
    /** `{at, by, lines}`: the last edit since the order moved, and the lines before the first one. */
    last_edit: Json | null;
    /** What the status was before its last change; null where there was none. */
    previous_status: OrderStatus | null;
    status_changed_at: Millis | null;
    /** When it was first begun, and when it was last ready: what the analytics measure. */
    accepted_at: Millis | null;
    ready_at: Millis | null;
    /** Folded to small letters: what the search of a list looks through. */
    search_text: string | null;
    created_at: Millis;
    updated_at: Millis;
  };
  order_lines: {
    id: Generated<number>;
    order_id: number;
    menu_item_id: number;
    name: string;
    price_cents: Cents;
    quantity: number;
    made_quantity: number;
    station: Station;
    /** `[{id, group, name, quantity, additional_price_cents}]` as they were when ordered. */
    options: Json;
    notes: string | null;
    position: number;
  };
  order_history: {
    id: Generated<number>;
    order_id: number;
    at: Millis;
    user_id: number | null;
    from_status: OrderStatus | null;
    to_status: OrderStatus;
    device: string | null;
    /** `{eta_minutes?, cancel_reason?, edit?}` */
    details: Json | null;
  };
  order_acknowledgements: { order_id: number; user_id: number; at: Millis };
  stock_audits: {
    id: Generated<number>;
    menu_item_id: number;
    option_id: number | null;
    previous_quantity: number;
    new_quantity: number;
    reason: StockReason;
    reason_details: string | null;
    user_id: number | null;
    order_id: number | null;
    /** The movement that this one took back. */
    undoes_id: number | null;
    created_at: Millis;
  };
  notifications: {
    id: Generated<number>;
    restaurant_id: number;
    title: string;
    body: string;
    notification_type: NotificationType;
    resource_type: "Order" | "MenuItem";
    resource_id: number;
    admin_path: string;
    metadata: Json;
    acknowledged_at: Millis | null;
    acknowledged_by: number | null;
    /** Whom alone it concerns; null where the restaurant's staff. */
    user_id: number | null;
    created_at: Millis;
  };
  /** Devices of the staff that are pushed to while no tab is open. */
  push_subscriptions: {
    id: Generated<number>;
    user_id: number;
    restaurant_id: number;
    endpoint: string;
    p256dh: string;
    auth: string;
    device: string | null;
    created_at: Millis;
  };
  /** Notifications that are still to be pushed. */
  push_queue: { notification_id: number };
  /** Who is shown as present on a stream's channel, until the lease ends. */
  presence_leases: {
    session: string;
    stream: string;
    id: string;
    info: Json;
    since: Millis;
    expires_at: Millis;
  };
  /** Pictures by the hash of what they show; one is never changed, only replaced by another. Photographs in base64. */
  images: { hash: string; content_type: string; body: string; created_at: Millis };
  /** When each of the server's own tasks is due again. */
  due_tasks: { task: string; due_at: Millis };
}
