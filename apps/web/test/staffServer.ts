import type { Category, Cursor, MenuItem, Notification, Order, StockAudit } from "@hafaloha/contract";
import { sampleRestaurant } from "../src/ordering/state/boardSamples.ts";

export interface SeenRequest {
  readonly method: string;
  readonly path: string;
  readonly query: URLSearchParams;
  readonly body: unknown;
  readonly idempotencyKey: string | null;
}

interface Reply {
  readonly status: number;
  readonly body?: unknown;
}

type Command = (request: SeenRequest) => Reply;

/** For tests: the HTTP side of the server as the staff's screens use it; whatever it does not know throws. */
export class StaffServer {
  orders: Order[] = [];
  /** Orders that are on no board any more. */
  old: Order[] = [];
  items: MenuItem[] = [];
  categories: Category[] = [];
  audits: readonly StockAudit[] = [];
  notifications: Notification[] = [];
  /** While false, no request finds the server. */
  reachable = true;
  readonly requests: SeenRequest[] = [];
  readonly #commands = new Map<string, Command>();

  /** Answers the command with this; until then it answers as the server does when all is well. */
  on(method: "GET" | "POST" | "PATCH", path: string, command: Command): void {
    this.#commands.set(`${method} ${path}`, command);
  }

  /** What was asked of one path, in order. */
  asked(method: string, path: string): SeenRequest[] {
    return this.requests.filter((request) => request.method === method && request.path === path);
  }

  readonly fetch: typeof fetch = (input, init) => {
    const url = new URL(input instanceof Request ? input.url : input, "http://127.0.0.1:3000");
    const request: SeenRequest = {
      method: init?.method ?? "GET",
      path: url.pathname,
      query: url.searchParams,
      body: typeof init?.body === "string" ? JSON.parse(init.body) : null,
      idempotencyKey: new Headers(init?.headers).get("Idempotency-Key"),
    };
    this.requests.push(request);
    if (!this.reachable) return Promise.reject(new TypeError("Failed to fetch"));
    const { status, body } = this.#answer(request);
    const streams = ["order_channel_1", "inventory_channel_1", "restaurant_channel_1"];
    const headers = { "Cable-Cursor": JSON.stringify(streams.map(cursorOf)) };
    return Promise.resolve(new Response(body === undefined ? null : JSON.stringify(body), { status, headers }));
  };

  #answer(request: SeenRequest): Reply {
    const command = this.#commands.get(`${request.method} ${request.path}`);
    if (command) return command(request);
    if (request.method === "POST") return this.#acknowledge(request);
    return { status: 200, body: this.#read(request) };
  }

  #read({ path, query }: SeenRequest): unknown {
    switch (path) {
      case "/restaurants/1":
        return sampleRestaurant;
      case "/orders": {
        const statuses = query.get("status")?.split(",") ?? [];
        const orders = this.orders.filter((order) => statuses.includes(order.status));
        const page = { total_count: orders.length, page: 1, per_page: 100, total_pages: 1 };
        return { orders, ...page, cursor: cursorOf("order_channel_1") };
      }
      case "/orders/unacknowledged":
        return this.orders.filter((order) => order.status === "pending" && !order.global_last_acknowledged_at);
      case "/menu_items":
        return this.items;
      case "/categories":
        return this.categories;
      case "/notifications":
        return { notifications: this.notifications, cursor: cursorOf("notification_channel_1") };
      case "/stock/last_movements":
        return this.audits;
      case "/notifications/unacknowledged":
        return {
          notifications: this.notifications.filter((one) => one.notification_type === query.get("type")),
          cursor: cursorOf("notification_channel_1"),
        };
      default:
        return this.#readOld(path);
    }
  }

  #readOld(path: string): unknown {
    if (/^\/orders\/\d+\/history$/.test(path)) return [];
    if (/^\/menu_items\/\d+\/stock_audits$/.test(path)) return this.audits;
    const order = this.old.find(({ id }) => path === `/orders/${id}`);
    if (!order) throw new Error(`Nobody expected GET ${path}`);
    return order;
  }

  #acknowledge({ path, body }: SeenRequest): Reply {
    if (/^\/orders\/\d+\/acknowledge$/.test(path)) return { status: 200, body: {} };
    if (/^\/notifications\/\d+\/acknowledge$/.test(path)) return { status: 204 };
    if (path === "/orders/acknowledge_all") return { status: 200, body: { acknowledged_count: idsOf(body).length } };
    throw new Error(`Nobody expected POST ${path}`);
  }
}

export function cursorOf(stream: string): Cursor {
  return { stream_id: stream, epoch: "e", offset: 0 };
}

function idsOf(body: unknown): unknown[] {
  return typeof body === "object" && body !== null && "ids" in body && Array.isArray(body.ids) ? body.ids : [];
}
