import { createHmac } from "node:crypto";
import type { Order } from "@hafaloha/contract";

export interface Answer<T> {
  readonly status: number;
  readonly body: T;
  readonly headers: Headers;
}

/** The HTTP API as one user of it sees it; answers are handed back whatever their status. */
export interface Api {
  get<T = unknown>(path: string): Promise<Answer<T>>;
  post<T = unknown>(path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  patch<T = unknown>(path: string, body: unknown, headers?: Record<string, string>): Promise<Answer<T>>;
  delete(path: string): Promise<Answer<unknown>>;
}

export function apiAt(url: string, token?: string): Api {
  const call = async <T>(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(path, url), {
      method,
      headers: {
        ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
    const text = await response.text();
    // The caller names what it expects; its assertions look at it.
    const parsed = (response.headers.get("content-type")?.includes("json") ? JSON.parse(text) : text) as T;
    return { status: response.status, body: parsed, headers: response.headers };
  };
  return {
    get: (path) => call("GET", path),
    post: (path, body, headers) => call("POST", path, body, headers),
    patch: (path, body, headers) => call("PATCH", path, body, headers),
    delete: (path) => call("DELETE", path),
  };
}

export interface SignedIn {
  readonly token: string;
  readonly user: unknown;
}

/** Signs in one of the demo's people: rosa (admin 1), ben, mina (staff 1), kai (customer 1), leilani (admin 2), root. */
export async function signIn(url: string, name: string): Promise<SignedIn> {
  const { status, body } = await apiAt(url).post<{ jwt: string; user: unknown }>("/login", {
    email: `${name}@hafaloha.test`,
    password: "hafaloha-demo",
  });
  if (status !== 201) throw new Error(`${name} could not sign in: ${status} ${JSON.stringify(body)}`);
  return { token: body.jwt, user: body.user };
}

/** A token as anyone makes it who holds the server's `JWT_SECRET`. */
export function signToken(secret: string, claims: object): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const signed = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  return `${signed}.${createHmac("sha256", secret).update(signed).digest("base64url")}`;
}

const contact = { contact_name: "Tasi Cruz", contact_phone: "671-555-0140" };

export interface OrderedItem {
  readonly id: number;
  readonly quantity: number;
  readonly options?: readonly { readonly id: number; readonly quantity?: number }[];
}

/** What `POST /orders` takes for restaurant 1. */
export function orderOf(items: readonly OrderedItem[], more: Readonly<Record<string, unknown>> = {}) {
  return { restaurant_id: 1, order: { items, ...contact, ...more } };
}

export async function placeOrder(url: string, items: readonly OrderedItem[]): Promise<Order> {
  const { status, body } = await apiAt(url).post<Order>("/orders", orderOf(items));
  if (status !== 201) throw new Error(`The order was not taken: ${status} ${JSON.stringify(body)}`);
  return body;
}
