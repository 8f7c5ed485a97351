import type { Session } from "@hafaloha/contract";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { serviceUnderTest } from "../../test/serviceUnderTest.ts";
import { announceSignedOut } from "../shared/http/signedOut.ts";
import { forgetSession, keepSession, useAuthStore } from "./authStore.ts";
import { startSession } from "./session.ts";
import { readStored, sessionKeys } from "./storedSession.ts";

const rosa: Session = {
  jwt: "rosa.s.token",
  user: {
    id: 1,
    email: "rosa@hafaloha.test",
    first_name: "Rosa",
    last_name: "Quinata",
    phone: null,
    role: "admin",
    restaurant_id: 1,
  },
};

/** What another tab writes, with the event that this tab gets for it. */
function elsewhere(key: string, value: string | null) {
  if (value === null) localStorage.removeItem(key);
  else localStorage.setItem(key, value);
  window.dispatchEvent(new StorageEvent("storage", { key, newValue: value }));
}

let stop = () => {};
beforeEach(() => {
  forgetSession("left");
  stop = startSession(serviceUnderTest().service);
});
afterEach(() => {
  stop();
  localStorage.clear();
});

describe("the auth store", () => {
  it("A1 keeps the token under both of its names and the user beside it", () => {
    keepSession(rosa);
    expect(sessionKeys.map((key) => localStorage.getItem(key))).toEqual([
      rosa.jwt,
      rosa.jwt,
      JSON.stringify(rosa.user),
      null,
    ]);
    expect(window.authStore?.getState?.()?.token).toBe(rosa.jwt);
  });

  it("A1 reads a session that somebody else wrote under these keys", () => {
    localStorage.setItem("token", rosa.jwt);
    localStorage.setItem("auth_token", rosa.jwt);
    localStorage.setItem("user", JSON.stringify(rosa.user));
    expect(readStored()).toEqual({
      kind: "session",
      session: { token: rosa.jwt, user: rosa.user, mustChangePassword: false },
    });
  });

  it("A1 knows over reloads and in every tab that a password was for one sign-in, until it is changed", () => {
    keepSession({ ...rosa, password_change_required: true });
    expect([useAuthStore.getState().status, readStored()]).toMatchObject([
      "firstPassword",
      { session: { mustChangePassword: true } },
    ]);
    elsewhere("hafaloha.firstPassword", null);
    expect(useAuthStore.getState().status).toBe("signedIn");
    keepSession({ ...rosa, password_change_required: true });
    keepSession(rosa);
    expect([useAuthStore.getState().status, readStored()]).toMatchObject([
      "signedIn",
      { session: { mustChangePassword: false } },
    ]);
  });

  it("A1 takes a broken user for nobody", () => {
    localStorage.setItem("token", rosa.jwt);
    localStorage.setItem("user", "{");
    expect(readStored()).toMatchObject({ kind: "none" });
  });

  it("A4 signs out in every tab", () => {
    keepSession(rosa);
    for (const key of sessionKeys) elsewhere(key, null);
    expect(useAuthStore.getState().status).toBe("signedOut");
  });

  it("A1 signs in in every tab, as the user who signed in", () => {
    keepSession(rosa);
    const ben = { ...rosa.user, id: 2, first_name: "Ben" };
    elsewhere("token", "ben.s.token");
    elsewhere("auth_token", "ben.s.token");
    elsewhere("user", JSON.stringify(ben));
    expect(useAuthStore.getState()).toMatchObject({ status: "signedIn", token: "ben.s.token", user: { id: 2 } });
  });

  it("A4 ends when the server refuses the token, and says that it did", () => {
    keepSession(rosa);
    announceSignedOut();
    expect(useAuthStore.getState()).toMatchObject({ status: "signedOut", because: "ended" });
    expect(sessionKeys.map((key) => localStorage.getItem(key))).toEqual([null, null, null, null]);
  });
});
