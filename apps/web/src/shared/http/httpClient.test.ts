import * as contract from "@hafaloha/contract";
import { afterEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "./apiError.ts";
import { parseCableCursor } from "./cableCursor.ts";
import { createHttpClient, noContent } from "./httpClient.ts";

interface Sent {
  path: string;
  init: RequestInit;
}

/** A server that gives `answer` to every request and shows what it was sent. */
function serverThat(answer: (init: RequestInit) => Promise<Response>, token: string | null = null) {
  const sent: Sent[] = [];
  const refusedTokens: string[] = [];
  const client = createHttpClient({
    fetch: (input, init = {}) => {
      sent.push({ path: input instanceof Request ? input.url : input.toString(), init });
      return answer(init);
    },
    readToken: () => token,
    onTokenRefused: () => refusedTokens.push(token ?? "none"),
    timeoutMs: 1000,
  });
  const header = (name: string) => new Headers(sent.at(-1)?.init.headers).get(name);
  return { client, sent, header, refusedTokens };
}

const json = (status: number, body: unknown, headers: Record<string, string> = {}) =>
  Promise.resolve(new Response(JSON.stringify(body), { status, headers }));
const menu = { id: 1, restaurant_id: 1, name: "All day", active: true };
const failure = async (promise: Promise<unknown>): Promise<ApiError> => {
  const error = await promise.then(
    () => new Error("it answered"),
    (thrown: unknown) => thrown,
  );
  if (error instanceof ApiError) return error;
  throw error;
};
const never = (init: RequestInit) =>
  new Promise<Response>((_, reject) =>
    init.signal?.addEventListener("abort", () => reject(new DOMException("", "AbortError"))),
  );

afterEach(() => vi.useRealTimers());

describe("requests", () => {
  it("A1 carry the token, and none for a guest", async () => {
    const signedIn = serverThat(() => json(200, menu), "abc");
    await signedIn.client.get("/menus/1", contract.menu);
    expect(signedIn.header("Authorization")).toBe("Bearer abc");
    const guest = serverThat(() => json(200, menu));
    await guest.client.get("/menus/1", contract.menu);
    expect(guest.header("Authorization")).toBeNull();
  });

  it("O7 leave out of the query what is not given", async () => {
    const { client, sent } = serverThat(() => json(200, menu));
    await client.get("/menus", contract.menu, { query: { restaurant_id: 1, search: "a b", page: null } });
    expect(sent[0]?.path).toBe("/menus?restaurant_id=1&search=a+b");
  });

  it("O1 carry the idempotency key and the body of a command", async () => {
    const { client, header, sent } = serverThat(() => json(201, menu));
    await client.send("POST", "/menus", contract.menu, { body: { a: 1 }, idempotencyKey: "k".repeat(16) });
    expect(header("Idempotency-Key")).toBe("k".repeat(16));
    expect(header("Content-Type")).toBe("application/json");
    expect(sent[0]?.init.body).toBe('{"a":1}');
  });
});

describe("answers", () => {
  it("R4 come with the positions that they were read at", async () => {
    const cursor = { stream_id: "menu_channel_1", epoch: "e", offset: 3 };
    const { client } = serverThat(() => json(200, menu, { "Cable-Cursor": JSON.stringify([cursor]) }));
    expect(await client.get("/menus/1", contract.menu)).toEqual({ data: menu, cursors: [cursor] });
  });

  it("N1 may be empty", async () => {
    const { client } = serverThat(() => Promise.resolve(new Response(null, { status: 204 })));
    expect(await client.send("POST", "/notifications/1/acknowledge", noContent)).toBeUndefined();
  });

  it("R9 that the contract does not know are an error, and nobody knows whether the command was done", async () => {
    const { client } = serverThat(() => json(200, { id: "one" }));
    const error = await failure(client.get("/menus/1", contract.menu));
    expect(error).toMatchObject({ code: "unreadable", status: 200, isOutcomeUnknown: true });
  });
});

describe("refusals", () => {
  it("O1 carry code, status, details and the whole body", async () => {
    const body = { error: "Too late.", code: "stale_version", details: [{ path: "a" }], order: { id: 1 } };
    const { client } = serverThat(() => json(409, body));
    const error = await failure(client.send("PATCH", "/orders/1", contract.order, { body: {} }));
    expect(error).toMatchObject({ code: "stale_version", status: 409, message: "Too late.", isOutcomeUnknown: false });
    expect(error.details).toEqual([{ path: "a" }]);
    expect(error.body).toEqual(body);
  });

  it("A5 tell how long to wait", async () => {
    const { client } = serverThat(() =>
      json(429, { error: "Slow down.", code: "rate_limited" }, { "Retry-After": "12" }),
    );
    expect(await failure(client.get("/menus", contract.menu))).toMatchObject({ retryAfterMs: 12_000 });
  });

  it("A4 of a token are announced; those of a guest are not", async () => {
    const body = { error: "Sign in.", code: "signed_out" };
    const signedIn = serverThat(() => json(401, body), "abc");
    await failure(signedIn.client.get("/orders", contract.menu));
    expect(signedIn.refusedTokens).toEqual(["abc"]);
    const guest = serverThat(() => json(401, body));
    await failure(guest.client.get("/orders", contract.menu));
    expect(guest.refusedTokens).toEqual([]);
  });

  it("A4 of a token that was renewed meanwhile say nothing about the new one", async () => {
    const refused = vi.fn<() => void>();
    let token = "old";
    const client = createHttpClient({
      fetch: () => {
        token = "renewed";
        return json(401, { error: "Sign in.", code: "signed_out" });
      },
      readToken: () => token,
      onTokenRefused: refused,
      timeoutMs: 1000,
    });
    await failure(client.get("/orders", contract.menu));
    expect(refused).not.toHaveBeenCalled();
  });

  it("R9 by something that is not our server are unreadable", async () => {
    const { client } = serverThat(() => Promise.resolve(new Response("<html>Bad gateway", { status: 502 })));
    expect(await failure(client.get("/menus", contract.menu))).toMatchObject({ code: "unreadable", status: 502 });
  });
});

describe("silence", () => {
  it("O1 for too long is a time-out, and the outcome is unknown", async () => {
    vi.useFakeTimers();
    const { client } = serverThat(never);
    const error = failure(client.get("/menus", contract.menu));
    await vi.advanceTimersByTimeAsync(1000);
    expect(await error).toMatchObject({ code: "timeout", status: 0, isOutcomeUnknown: true });
  });

  it("O1 of a broken line is a network error, and the outcome is unknown", async () => {
    const { client } = serverThat(() => Promise.reject(new TypeError("Failed to fetch")));
    expect(await failure(client.get("/menus", contract.menu))).toMatchObject({
      code: "network",
      isOutcomeUnknown: true,
    });
  });

  it("R11 wished for by the caller is the caller's own abort", async () => {
    const stop = new AbortController();
    const { client } = serverThat(never);
    const answer = client.get("/menus", contract.menu, { signal: stop.signal });
    stop.abort(new Error("the page left"));
    await expect(answer).rejects.toThrow("the page left");
  });
});

describe("parseCableCursor", () => {
  it.each([null, "", "{", "{}", '[{"stream_id":1}]'])("R4 takes %j for no position", (header) => {
    expect(parseCableCursor(header)).toEqual([]);
  });
});
