import { act, cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { ben, openBoard, signInBen } from "../../../../../test/boardUnderTest.tsx";
import { orderChannel } from "../../../../../test/serviceUnderTest.ts";
import { StaffServer } from "../../../../../test/staffServer.ts";

beforeEach(signInBen);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  localStorage.clear();
  history.replaceState(null, "", "/admin");
});

const record = (id: string, user_id: number, name: string) => ({ id, info: { user_id, name } });

it("R16 shows this user to the others and the others to this user, as long as the line is live", async () => {
  const { browser, goLive, user } = await openBoard(new StaffServer());
  goLive();
  const presence = { id: String(ben.id) };
  await waitFor(() =>
    expect(browser.socket.take("join")).toEqual([{ command: "join", identifier: orderChannel, presence }]),
  );
  const records = [record("2", 2, "Ben Taitano"), record("3", 3, "Mina Salas"), record("1", 1, "Rosa Quinata")];
  const say = (message: Extract<Parameters<typeof browser.socket.say>[0], { type: "presence" }>["message"]) =>
    act(() => browser.socket.say({ type: "presence", identifier: orderChannel, message }));
  say({ type: "info", total: 3, records });
  expect(await screen.findByRole("img", { name: "Also here: Mina, Rosa" })).toBeDefined();
  say({ type: "leave", id: "3" });
  expect(await screen.findByRole("img", { name: "Also here: Rosa" })).toBeDefined();
  await user.click(screen.getByRole("button", { name: /^Connection: Live/ }));
  expect((await screen.findByText("Also here")).nextElementSibling?.textContent).toBe("Rosa");
  act(() => browser.socket.end(false));
  await waitFor(() => expect(screen.queryByRole("img", { name: /^Also here/ })).toBeNull());
});
