import { beforeAll, expect, test } from "vitest";
import { openPush } from "../src/features/push/service.ts";
import { describeOnEachEngine } from "./databases.ts";
import { type OrderWorld, openOrderWorld, placedOf } from "./orderWorld.ts";
import { Device } from "./pushService.ts";

interface Question {
  readonly method: "GET" | "POST" | "PATCH" | "DELETE";
  readonly path: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: object;
  /** What it is answered as it stands, where that is no success. */
  readonly refused?: 401 | 404 | 409 | 422;
}

const coconut = 32;
const contact = { contact_name: "Tasi Cruz", contact_phone: "671-555-0140" };

/** Every route that reads a body, a query or an id, told all that it can be told. */
const questions = (order: number, line: number, option: number): readonly Question[] => [
  {
    method: "POST",
    path: `/menu_items/${coconut}/update_stock`,
    body: { stock_quantity: 9_999, reason_type: "recount", reason_details: "counted", expected_version: null },
  },
  {
    method: "POST",
    path: "/orders",
    body: {
      restaurant_id: 1,
      order: {
        items: [{ id: coconut, quantity: 1, notes: "cold", options: [] }],
        ...contact,
        ...{ contact_email: "tasi@example.test", special_instructions: "none", allergy_note: "none" },
        ...{ pickup_time: "2026-07-06T05:00:00Z", staff_created: true },
      },
    },
  },
  {
    method: "POST",
    path: "/orders",
    body: {
      restaurant_id: 1,
      order: { items: [{ id: 1, quantity: 1, options: [{ id: option, quantity: 1 }] }], ...contact },
    },
  },
  { method: "PATCH", path: `/orders/${order}/lines/${line}`, body: { line: { made_quantity: 1 } } },
  {
    method: "PATCH",
    path: `/orders/${order}`,
    body: {
      order: {
        ...{ expected_version: 1, edit_reason: "asked for" },
        items: [
          { line_id: line, quantity: 1, notes: "cold" },
          { id: coconut, quantity: 1 },
        ],
      },
    },
  },
  {
    method: "PATCH",
    path: `/orders/${order}`,
    body: { order: { expected_version: 2, status: "preparing", eta_minutes: 15, cancel_reason: "none", shelf: null } },
  },
  { method: "POST", path: `/orders/${order}/acknowledge`, body: {} },
  { method: "POST", path: "/orders/acknowledge_all", body: { ids: [order] } },
  {
    method: "GET",
    path: "/orders",
    query: {
      ...{ status: "pending,ready", source: "customer", search: "Tasi", page: "1", per_page: "10", restaurant_id: "1" },
      ...{ sort_by: "total", sort_direction: "asc", date_from: "2026-07-01", date_to: "2026-07-06T05:00:00Z" },
    },
  },
  { method: "GET", path: `/orders/${order}` },
  { method: "GET", path: `/orders/${order}/history` },
  { method: "GET", path: "/orders/new_since/1" },
  { method: "GET", path: "/orders/track/none", refused: 404 },
  {
    method: "POST",
    path: "/menu_items",
    body: {
      menu_item: {
        ...{ menu_id: 1, category_ids: [1], name: "Titiyas", description: "", price: 3.5, image_url: null },
        ...{ available_days: [1, 2], featured: true, hidden: false, station: "grill", prep_minutes: 5, position: 1 },
        ...{ advance_notice_hours: 0, enable_stock_tracking: true, stock_quantity: 4, low_stock_threshold: 1 },
        option_groups: [
          {
            ...{ name: "Size", min_select: 0, max_select: 1, free_option_count: 0 },
            options: [{ name: "Big", additional_price: 1, stock_quantity: 3 }],
          },
        ],
      },
    },
  },
  { method: "PATCH", path: `/menu_items/${coconut}`, body: { menu_item: { expected_version: 1 } }, refused: 409 },
  { method: "POST", path: "/menus", body: { menu: { name: "Brunch", active: false } } },
  { method: "PATCH", path: "/menus/1", body: { menu: { name: "Lunch", active: true } } },
  {
    method: "POST",
    path: "/categories",
    body: { category: { menu_id: 1, name: "More", description: "", position: 9 } },
  },
  { method: "PATCH", path: "/categories/1", body: { category: { name: "Plates", description: "", position: 1 } } },
  { method: "POST", path: "/categories/order", body: { ids: [1, 2] } },
  { method: "GET", path: "/images/none.webp", refused: 404 },
  {
    method: "POST",
    path: `/menu_items/${coconut}/mark_as_damaged`,
    body: { quantity: 1, reason: "fell", expected_version: null },
  },
  {
    method: "POST",
    path: `/menu_items/${coconut}/mark_as_damaged`,
    body: { quantity: 1, reason: "fell", order_id: order, expected_version: 1 },
    refused: 409,
  },
  { method: "POST", path: `/menu_items/${coconut}/undo_stock`, body: { audit_id: null } },
  { method: "POST", path: `/menu_items/${coconut}/sold_out`, body: { until: "restored", expected_version: null } },
  { method: "DELETE", path: `/menu_items/${coconut}/sold_out`, body: { expected_version: null } },
  { method: "POST", path: `/options/${option}/update_stock`, body: { stock_quantity: 9, reason_type: "recount" } },
  { method: "GET", path: `/menu_items/${coconut}/stock_audits`, query: { before: "9", limit: "5" } },
  { method: "GET", path: "/stock/last_movements", query: { restaurant_id: "1" } },
  { method: "POST", path: "/stock/import", body: { csv: "item_id,add\n35,1", dry_run: false, skip_wrong: true } },
  { method: "GET", path: "/notifications", query: { hours: "24" } },
  { method: "GET", path: "/notifications/unacknowledged", query: { hours: "24", type: "order" } },
  { method: "POST", path: "/notifications/1/acknowledge", body: {} },
  { method: "POST", path: "/notifications/acknowledge_all", body: { type: "order" } },
  { method: "GET", path: "/analytics", query: { from: "2026-07-01", to: "2026-07-06" } },
  { method: "GET", path: "/analytics/export", query: { from: "2026-07-01", to: "2026-07-06", sheet: "days" } },
  {
    method: "PATCH",
    path: "/restaurants/1",
    body: {
      restaurant: {
        ...{
          expected_version: null,
          name: "Hafaloha",
          address: "1 Road",
          phone: "671",
          prep_minutes: 20,
          shelves: ["A"],
        },
        timer_limits: { pending_amber: 1, pending_red: 2, preparing_amber: 3, preparing_red: 4 },
        opening_hours: [{ day: 1, from: 0, to: 1_440 }],
      },
    },
  },
  { method: "PATCH", path: "/restaurants/1/intake", body: { intake: { state: "busy", minutes: 5, extra_minutes: 5 } } },
  { method: "POST", path: "/login", body: { email: "tasi@example.test", password: "wrong" }, refused: 401 },
  {
    method: "POST",
    path: "/session/password",
    body: { current_password: "wrong", new_password: "long enough" },
    refused: 422,
  },
  { method: "PATCH", path: "/people/2", body: { person: { role: "staff" } } },
  {
    method: "POST",
    path: "/push/subscriptions",
    body: { ...new Device("https://push.example.test/a").subscription, device: "A" },
  },
  { method: "DELETE", path: "/push/subscriptions", body: { endpoint: "https://push.example.test/a" } },
  { method: "DELETE", path: "/push/subscriptions/1" },
];

const oddTexts = [
  ...[
    "",
    " ",
    "-1",
    "NaN",
    "x".repeat(5_000),
    "\0",
    "a\0b",
    "\ud800",
    "👩‍👩‍👧‍👦".repeat(40),
    "%00",
    "'; --",
    "9".repeat(30),
  ],
  ...["9999-12-31T23:59:59Z", "0000-01-01", "9999-12-31", "+275760-09-13T00:00:00.000Z", "=HYPERLINK(1)", "__proto__"],
];
const oddValues: readonly unknown[] = [
  ...oddTexts,
  ...[null, true, -1, 0, 0.1, 1e-7, 1e21, Number.MAX_VALUE, 2 ** 31, Number.MAX_SAFE_INTEGER, 2 ** 63],
  ...[[], {}, [[]], [null], [2 ** 40]],
];

/** `value` with something odd in the place of each of its parts in turn, of itself first. */
function* withOdd(value: unknown): Generator<unknown> {
  yield* oddValues;
  if (Array.isArray(value)) {
    for (const [index, part] of value.entries()) for (const odd of withOdd(part)) yield value.with(index, odd);
    yield Array.from({ length: 1_001 }, () => value[0] as unknown);
  } else if (typeof value === "object" && value !== null) {
    for (const [key, part] of Object.entries(value)) for (const odd of withOdd(part)) yield { ...value, [key]: odd };
  }
}

function* oddQuestions(question: Question): Generator<Question> {
  const { path, query = {}, body } = question;
  for (const odd of body === undefined ? [] : withOdd(body)) {
    if (typeof odd === "object" && odd !== null) yield { ...question, body: odd };
  }
  for (const odd of oddTexts) {
    for (const key of Object.keys(query)) yield { ...question, query: { ...query, [key]: odd } };
    const oddPath = path.replace(/\d+|none/, encodeURIComponent(Buffer.from(odd).toString()));
    if (oddPath !== path) yield { ...question, path: oddPath };
  }
}

describeOnEachEngine("A request that nobody should send", (open) => {
  let world: OrderWorld;
  beforeAll(async () => {
    const settings = { contact: "mailto:chef@hafaloha.test", mayLoopback: false };
    world = await openOrderWorld(open, (database) => openPush(database, settings));
  });

  const ask = async ({ method, path, query, body }: Question) => {
    const answer = await world.ask(method, `${path}?${new URLSearchParams(query)}`, {
      as: "rosa",
      ...(body && { body }),
    });
    return { status: answer.status, text: JSON.stringify(answer.body) };
  };

  test("F5 is refused in words or carried out, on every route", async () => {
    const { id, items } = placedOf(await world.place({}));
    const broken: string[] = [];
    for (const question of questions(id, items[0]?.id ?? 0, await world.option(1, "red rice"))) {
      const { refused = "a success" } = question;
      const plain = await ask(question);
      expect(plain.status < 300 ? "a success" : plain.status, `${question.path} ${plain.text}`).toBe(refused);
      for (const odd of oddQuestions(question)) {
        const { status, text } = await ask(odd);
        if (status >= 500 || (status >= 400 && !/"error":".+","code":"/.test(text)))
          broken.push(`${status} ${text} to ${JSON.stringify(odd).slice(0, 400)}`);
      }
    }
    expect(broken).toEqual([]);
    // Thousands of questions: the limit only ends a test that hangs.
  }, 240_000);
});
