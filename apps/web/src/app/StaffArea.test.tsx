import { QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ben, placed, signInBen } from "../../test/boardUnderTest.tsx";
import { sampleToken, serviceUnderTest } from "../../test/serviceUnderTest.ts";
import { StaffServer } from "../../test/staffServer.ts";
import { expireSession, forgetSession, keepSession, useAuthStore } from "../accounts/authStore.ts";
import { SignIn } from "../accounts/SignIn.tsx";
import { queueKey } from "../ordering/api/queueKey.ts";
import { sampleMove } from "../ordering/state/savedSamples.ts";
import { WebSocketServiceContext } from "../shared/hooks/serviceContext.ts";
import { queryClient } from "./queryClient.ts";
import { StaffArea } from "./StaffArea.tsx";
import { keepSessions } from "./session.ts";

keepSessions();

beforeEach(() => {
  signInBen();
  history.replaceState(null, "", "/admin");
});
afterEach(() => {
  cleanup();
  forgetSession("left");
  queryClient.clear();
  localStorage.clear();
});

const own = queueKey(ben.id, 1);
const ownKeys = () => Object.keys(localStorage).filter((key) => key.startsWith(own));

/** Something that Ben did waits on this device. */
function save() {
  const action = { id: "an-idempotency-key-1", place: 1, at: Date.now(), command: sampleMove() };
  localStorage.setItem(queueKey(ben.id, 1, "action", action.id), JSON.stringify(action));
}

async function openDesk() {
  const server = new StaffServer();
  server.orders = [placed({ status: "preparing" })];
  server.on("PATCH", "/orders/52", () => ({ status: 503, body: { error: "Stopping.", code: "not_ready" } }));
  server.on("POST", "/logout", () => ({ status: 204 }));
  window.fetch = server.fetch;
  keepSession({ jwt: sampleToken(), user: ben });
  render(
    <QueryClientProvider client={queryClient}>
      <WebSocketServiceContext value={serviceUnderTest().service}>
        <StaffArea />
        <SignIn />
      </WebSocketServiceContext>
    </QueryClientProvider>,
  );
  await screen.findByRole("heading", { name: "Pending" });
  return { server, user: userEvent.setup() };
}

const signOut = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(screen.getByRole("button", { name: "Account of Ben" }));
  await user.click(await screen.findByRole("menuitem", { name: "Sign out" }));
};

describe("leaving", () => {
  it("A4 asks before it loses what is saved, and then leaves nothing of the account", async () => {
    save();
    localStorage.setItem("hafaloha.eta.1", "45");
    localStorage.setItem("hafaloha.sound", "on");
    const { user } = await openDesk();
    await signOut(user);
    expect(await screen.findByText("1 saved action has not been sent yet. Signing out discards it.")).toBeDefined();
    await user.click(screen.getByRole("button", { name: "Stay signed in" }));
    expect([useAuthStore.getState().status, ownKeys().length]).toEqual(["signedIn", 1]);

    await signOut(user);
    await user.click(await screen.findByRole("button", { name: "Sign out and discard" }));
    await waitFor(() => expect(screen.queryByRole("heading", { name: "Pending" })).toBeNull());
    expect(useAuthStore.getState().status).toBe("signedOut");
    expect(Object.keys(localStorage).sort()).toEqual(["hafaloha.signedOut", "hafaloha.sound"]);
    expect(queryClient.getQueryCache().findAll({ queryKey: ["staff"] })).toEqual([]);
  });

  it("A4 with nothing saved leaves at once", async () => {
    const { server, user } = await openDesk();
    await signOut(user);
    await waitFor(() => expect(server.asked("POST", "/logout")).toHaveLength(1));
    expect(useAuthStore.getState().status).toBe("signedOut");
  });
});

describe("being signed out", () => {
  it("A4 says why, and erases what was saved without asking", async () => {
    save();
    await openDesk();
    forgetSession("role_changed");
    expect(await screen.findByText("You were signed out because your role changed. Sign in to go on.")).toBeDefined();
    expect(screen.queryByText("O-052")).toBeNull();
    expect(ownKeys()).toEqual([]);
  });
});

describe("a token that has run out", () => {
  it("A4 hides the page behind a sign-in for the same user, keeps what is saved, and goes on", async () => {
    save();
    const { server, user } = await openDesk();
    expireSession();
    const dialog = await screen.findByRole("dialog", { name: "Sign in to go on" });
    expect(dialog.textContent).toContain("1 saved action is kept here and sent when you are back.");
    expect([screen.queryByText("O-052"), ownKeys().length]).toEqual([null, 1]);
    const session = { jwt: sampleToken({ user_id: 2 }), user: ben };
    server.on("POST", "/login", () => ({ status: 201, body: session }));
    server.on("PATCH", "/orders/52", () => ({ status: 200, body: placed({ version: 2, status: "ready" }) }));
    await user.type(within(dialog).getByLabelText("Password"), "hafaloha-demo{Enter}");
    expect(await screen.findByRole("button", { name: "Picked up" })).toBeDefined();
    expect(server.asked("POST", "/login")[0]?.body).toEqual({ email: ben.email, password: "hafaloha-demo" });
    await waitFor(() => expect(ownKeys()).toEqual([]));
  });

  it("A4 another account is offered only after a warning, and finds nothing of the first one", async () => {
    save();
    const { user } = await openDesk();
    expireSession();
    await user.click(await screen.findByRole("button", { name: "Use another account" }));
    await user.click(await screen.findByRole("button", { name: "Sign out and discard" }));
    expect([useAuthStore.getState().status, ownKeys()]).toEqual(["signedOut", []]);
  });

  it("A4 what is saved waits for its own user, whoever signs in meanwhile", async () => {
    save();
    await openDesk();
    expireSession();
    keepSession({ jwt: sampleToken({ user_id: 7 }), user: { ...ben, id: 7, first_name: "Mina" } });
    await screen.findByRole("button", { name: "Account of Mina" });
    expect(screen.queryByRole("button", { name: /saved/ })).toBeNull();
    expect(ownKeys()).toHaveLength(1);
  });
});
