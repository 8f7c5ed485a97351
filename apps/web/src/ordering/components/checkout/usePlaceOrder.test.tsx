import type { PlaceOrderRequest } from "@hafaloha/contract";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sampleOrder } from "../../state/boardSamples.ts";
import { usePlaceOrder } from "./usePlaceOrder.ts";

const request: PlaceOrderRequest = {
  restaurant_id: 1,
  order: { items: [{ id: 1, quantity: 2 }], contact_name: "Kai", contact_phone: "671 555 0101" },
};
const placed = { ...sampleOrder(), tracking_token: "a-tracking-token" };

type Reply = () => Promise<Response>;
const never: Reply = () => new Promise(() => {});
const lost: Reply = () => Promise.reject(new TypeError("Failed to fetch"));
const answered =
  (status: number, body: unknown): Reply =>
  () =>
    Promise.resolve(new Response(JSON.stringify(body), { status }));

/** What reached the server, and what it does with the next request. */
let sent: { key: string | null; body: unknown }[];
let reply: Reply;

beforeEach(() => {
  sent = [];
  reply = answered(201, placed);
  localStorage.clear();
  vi.stubGlobal("fetch", (_path: string, init: RequestInit) => {
    sent.push({ key: new Headers(init.headers).get("Idempotency-Key"), body: init.body });
    return reply();
  });
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const open = () => renderHook(() => usePlaceOrder(1));
const distinct = () => new Set(sent.map((each) => JSON.stringify(each))).size;

describe("usePlaceOrder", () => {
  it("O1 places the order and forgets the attempt", async () => {
    const { result } = open();
    act(() => result.current.submit(request));
    await waitFor(() => expect(result.current.placement.kind).toBe("placed"));
    expect(sent).toHaveLength(1);
    expect(open().result.current.placement).toEqual({ kind: "idle" });
  });

  it("O1 tries again with the same key and body when no answer comes", async () => {
    reply = lost;
    const { result } = open();
    act(() => result.current.submit(request));
    await waitFor(() => expect(result.current.placement.kind).toBe("waiting"));
    reply = answered(201, placed);
    act(() => result.current.retry());
    await waitFor(() => expect(result.current.placement.kind).toBe("placed"));
    expect(sent).toHaveLength(2);
    expect(distinct()).toBe(1);
  });

  it("O1 goes on with the same key and body after a reload in the middle", async () => {
    reply = never;
    const before = open();
    act(() => before.result.current.submit(request));
    await waitFor(() => expect(sent).toHaveLength(1));
    before.unmount();
    reply = answered(201, placed);
    const after = open();
    await waitFor(() => expect(after.result.current.placement.kind).toBe("placed"));
    expect(distinct()).toBe(1);
  });

  it("O1 sends nothing with a second key when React mounts twice", async () => {
    const { result } = renderHook(() => usePlaceOrder(1), { wrapper: StrictMode });
    act(() => result.current.submit(request));
    await waitFor(() => expect(result.current.placement.kind).toBe("placed"));
    expect(distinct()).toBe(1);
  });

  it("I4 shows a refusal and takes a new key for the next decision", async () => {
    reply = answered(409, { error: "Short.", code: "stock_short", details: [] });
    const { result } = open();
    act(() => result.current.submit(request));
    await waitFor(() => expect(result.current.placement.kind).toBe("refused"));
    reply = answered(201, placed);
    act(() => result.current.submit(request));
    await waitFor(() => expect(result.current.placement.kind).toBe("placed"));
    expect(new Set(sent.map(({ key }) => key)).size).toBe(2);
  });
});
