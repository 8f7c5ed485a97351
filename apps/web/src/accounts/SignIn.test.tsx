import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { forgetSession, useAuthStore } from "./authStore.ts";
import { SignIn } from "./SignIn.tsx";

const user = {
  id: 2,
  email: "ben@hafaloha.test",
  first_name: "Ben",
  last_name: "Taitano",
  phone: null,
  role: "staff",
  restaurant_id: 1,
};

/** The server: one account, and what was asked of it. */
function serve(): unknown[] {
  const asked: unknown[] = [];
  window.fetch = (_input, init) => {
    const body: { password: string } = JSON.parse(typeof init?.body === "string" ? init.body : "{}");
    asked.push(body);
    const right = body.password === "hafaloha-demo";
    const answer = right ? { jwt: "ben.s.token", user } : { error: "Wrong.", code: "wrong_credentials" };
    return Promise.resolve(Response.json(answer, { status: right ? 201 : 401 }));
  };
  return asked;
}

beforeEach(() => {
  history.replaceState(null, "", "/sign-in");
  forgetSession("left");
});
afterEach(() => {
  cleanup();
  localStorage.clear();
});

const open = () =>
  render(
    <QueryClientProvider client={new QueryClient()}>
      <SignIn />
    </QueryClientProvider>,
  );

describe("the sign-in page", () => {
  it("A1 says what to do when email and password do not match, and keeps the email", async () => {
    serve();
    open();
    const person = userEvent.setup();
    await person.type(screen.getByLabelText("Email"), "ben@hafaloha.test");
    await person.type(screen.getByLabelText("Password"), "wrong{Enter}");
    expect(await screen.findByText(/That email and password do not match/)).toBeDefined();
    expect(screen.getByLabelText<HTMLInputElement>("Email").value).toBe("ben@hafaloha.test");
    expect(useAuthStore.getState().status).toBe("signedOut");
  });

  it("A1 signs staff in and leads them to the board", async () => {
    const asked = serve();
    open();
    const person = userEvent.setup();
    await person.type(screen.getByLabelText("Email"), "Ben@Hafaloha.test ");
    await person.type(screen.getByLabelText("Password"), "hafaloha-demo{Enter}");
    await expect.poll(() => location.pathname).toBe("/admin");
    expect(useAuthStore.getState()).toMatchObject({ status: "signedIn", user: { first_name: "Ben" } });
    expect(asked).toEqual([{ email: "ben@hafaloha.test", password: "hafaloha-demo" }]);
  });

  it("A1 sends nothing before both fields are filled, and says what is missing", async () => {
    const asked = serve();
    open();
    await userEvent.setup().click(screen.getByRole("button", { name: "Sign in" }));
    expect(await screen.findByText("Type your password.")).toBeDefined();
    expect(document.activeElement).toBe(screen.getByLabelText("Email"));
    expect(asked).toEqual([]);
  });
});
