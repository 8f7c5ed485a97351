import type { Role, Session } from "@hafaloha/contract";
import { waitFor } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { serviceUnderTest } from "../../test/serviceUnderTest.ts";
import { announceSignedOut } from "../shared/http/signedOut.ts";
import { forgetSession, keepSession, useAuthStore } from "./authStore.ts";
import { changePassword } from "./changePassword.ts";
import { leave, startSession } from "./session.ts";
import { signedOutWords } from "./signedOutBecause.ts";

const hour = 3_600;
const nowSeconds = () => Math.floor(Date.now() / 1000);

/** Ben's token, with a life from `iat` to `exp`, in seconds from now. */
function tokenOf(iat: number, exp: number): string {
  const claims = { user_id: 2, restaurant_id: 1, iat: nowSeconds() + iat, exp: nowSeconds() + exp };
  return `header.${btoa(JSON.stringify(claims))}.signature${iat}`;
}

function sessionOf(jwt: string, role: Role = "staff"): Session {
  const user = { id: 2, email: "ben@hafaloha.test", first_name: "Ben", last_name: "T", phone: null, restaurant_id: 1 };
  return { jwt, user: { ...user, role } };
}

/** What the server answers to a renewal: a new token, a refusal, or nothing. */
let answers: (string | number)[] = [];
const asked: string[] = [];
let stop = () => {};

beforeEach(() => {
  forgetSession("left");
  asked.length = 0;
  window.fetch = (input) => {
    asked.push(new URL(input instanceof Request ? input.url : input, location.origin).pathname);
    const answer = answers.shift();
    if (answer === undefined) return Promise.reject(new TypeError("Failed to fetch"));
    if (typeof answer === "string") return Promise.resolve(Response.json(sessionOf(answer), { status: 201 }));
    return Promise.resolve(Response.json({ error: "No.", code: "signed_out" }, { status: answer }));
  };
});
afterEach(() => {
  stop();
  vi.useRealTimers();
  localStorage.clear();
});

/** Ben works, connected with this token. */
function connected(jwt: string, role?: Role) {
  keepSession(sessionOf(jwt, role));
  const { browser, service } = serviceUnderTest();
  stop = startSession(service);
  service.connect(1);
  browser.socket.welcome();
  return { browser, service };
}

describe("a token that ends", () => {
  it("A4 is renewed in place when the server warns: the socket goes on with the new one", async () => {
    const { browser, service } = connected(tokenOf(-hour, 11 * hour));
    const renewed = tokenOf(0, 12 * hour);
    answers = [renewed];
    browser.socket.say({ type: "token_expiring", expires_at: nowSeconds() + 60 });
    await waitFor(() =>
      expect(browser.socket.take("authenticate")).toEqual([{ command: "authenticate", token: renewed }]),
    );
    expect(useAuthStore.getState().token).toBe(renewed);
    expect([asked, browser.sockets.length, service.status.kind]).toEqual([["/session/renew"], 1, "live"]);
  });

  it("A4 is renewed though the line fails for a moment", async () => {
    vi.useFakeTimers();
    const { browser } = connected(tokenOf(-hour, 11 * hour));
    answers = [];
    browser.socket.say({ type: "token_expiring", expires_at: nowSeconds() + 60 });
    await vi.advanceTimersByTimeAsync(1_000);
    const renewed = tokenOf(0, 12 * hour);
    answers = [renewed];
    await vi.advanceTimersByTimeAsync(60_000);
    expect([useAuthStore.getState().token, asked.length]).toEqual([renewed, 2]);
  });

  it("A4 is not renewed once more where another tab has just done so", async () => {
    const { browser } = connected(tokenOf(-hour, 11 * hour));
    for (const key of ["token", "auth_token"]) localStorage.setItem(key, tokenOf(0, 12 * hour));
    browser.socket.say({ type: "token_expiring", expires_at: nowSeconds() + 60 });
    await Promise.resolve();
    expect(asked).toEqual([]);
  });

  it("A4 that was renewed in another tab is used on this one's socket", () => {
    const { browser } = connected(tokenOf(-hour, 11 * hour));
    const renewed = tokenOf(0, 12 * hour);
    for (const key of ["token", "auth_token"]) {
      localStorage.setItem(key, renewed);
      window.dispatchEvent(new StorageEvent("storage", { key, newValue: renewed }));
    }
    expect(browser.socket.take("authenticate")).toEqual([{ command: "authenticate", token: renewed }]);
  });

  it("A4 and runs out, asks the same user to sign in again and keeps who that is, over reloads", () => {
    const { browser } = connected(tokenOf(-hour, hour));
    browser.socket.say({ type: "disconnect", reason: "token_expired", reconnect: false });
    expect(useAuthStore.getState()).toMatchObject({ status: "expired", token: null, user: { id: 2 } });
    expect([localStorage.getItem("token"), localStorage.getItem("auth_token")]).toEqual([null, null]);
    expect(localStorage.getItem("user")).toContain("ben@hafaloha.test");
  });

  it("A4 and runs out unnoticed is known by its own time when the server refuses it", () => {
    keepSession(sessionOf(tokenOf(-2 * hour, -hour)));
    stop = startSession(serviceUnderTest().service);
    announceSignedOut();
    expect(useAuthStore.getState().status).toBe("expired");
  });

  it("A4 makes a guest of a customer, who has no page to be hidden", () => {
    keepSession(sessionOf(tokenOf(-2 * hour, -hour), "customer"));
    stop = startSession(serviceUnderTest().service);
    announceSignedOut();
    expect(useAuthStore.getState()).toMatchObject({ status: "signedOut", because: "expired" });
  });
});

describe("a session that somebody ends", () => {
  it.each([
    ["logout", "You were signed out in another window. Sign in to go on."],
    ["signed_out_everywhere", "You were signed out on all devices. Sign in to go on."],
    ["password_changed", "You were signed out because your password changed. Sign in to go on."],
    ["role_changed", "You were signed out because your role changed. Sign in to go on."],
    ["account_removed", "You were signed out because your account was removed. Ask your manager if that is wrong."],
    ["something_new", "You were signed out. Sign in to go on."],
  ])("A4 by %s is over at once, here and in the other tabs, with a word why", async (detail, words) => {
    answers = [401];
    const { browser } = connected(tokenOf(-hour, 11 * hour));
    browser.socket.say({ type: "disconnect", reason: "remote", reconnect: false, detail });
    await waitFor(() => expect(useAuthStore.getState().status).toBe("signedOut"));
    const state = useAuthStore.getState();
    expect(state.status === "signedOut" && signedOutWords(state.because)).toBe(words);
    // Another tab hears of the keys, and reads why.
    window.dispatchEvent(new StorageEvent("storage", { key: "user" }));
    expect(useAuthStore.getState()).toEqual(state);
  });

  it.each(["before", "after"])(
    "A4 by a password changed here goes on with a new one, told of it %s the answer",
    async (when) => {
      const { browser, service } = connected(tokenOf(-hour, 11 * hour));
      const sendAway = () =>
        browser.socket.say({ type: "disconnect", reason: "remote", reconnect: false, detail: "password_changed" });
      const [afterwards, renewed] = [tokenOf(0, 12 * hour), tokenOf(1, 12 * hour)];
      answers = [afterwards, renewed];
      const changed = changePassword({ current_password: "old one", new_password: "new one" });
      if (when === "before") sendAway();
      await changed;
      if (when === "after") sendAway();
      await waitFor(() => expect(useAuthStore.getState()).toMatchObject({ status: "signedIn", token: renewed }));
      await waitFor(() => expect(browser.sockets.length).toBe(2));
      expect([asked, service.status.kind]).toEqual([["/session/password", "/session/renew"], "connecting"]);
    },
  );

  it("A4 by a changed password is over where the server cannot be asked", async () => {
    const { browser } = connected(tokenOf(-hour, 11 * hour));
    answers = [];
    browser.socket.say({ type: "disconnect", reason: "remote", reconnect: false, detail: "password_changed" });
    await waitFor(() =>
      expect(useAuthStore.getState()).toMatchObject({ status: "signedOut", because: "password_changed" }),
    );
  });

  it("A4 is told also where only a request is refused", () => {
    connected(tokenOf(-hour, 11 * hour));
    announceSignedOut();
    expect(useAuthStore.getState()).toMatchObject({ status: "signedOut", because: "ended" });
  });

  it("A4 a guest's refused socket signs nobody out", () => {
    keepSession(sessionOf(tokenOf(-hour, 11 * hour)));
    const { browser, service } = serviceUnderTest();
    stop = startSession(service);
    service.connectAsGuest(99);
    browser.socket.accept();
    browser.socket.say({ type: "disconnect", reason: "unauthorized", reconnect: false });
    expect(useAuthStore.getState().status).toBe("signedIn");
  });

  it("A4 leaving is no news to whoever leaves, and is told to the server", async () => {
    connected(tokenOf(-hour, 11 * hour));
    answers = [];
    await leave();
    const state = useAuthStore.getState();
    expect(state.status === "signedOut" && signedOutWords(state.because)).toBeNull();
    expect(asked).toEqual(["/logout"]);
  });
});
