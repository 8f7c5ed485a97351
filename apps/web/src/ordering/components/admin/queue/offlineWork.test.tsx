import { act, cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import {
  alert,
  ben,
  card,
  column,
  openBoard,
  placed,
  recently,
  rosa,
  signInBen,
} from "../../../../../test/boardUnderTest.tsx";
import { StaffServer } from "../../../../../test/staffServer.ts";
import { ToastHost } from "../../../../shared/ui/ToastHost.tsx";
import { queueKey } from "../../../api/queueKey.ts";
import { mostSaved } from "../../../state/offlineQueue.ts";
import { sampleAcknowledge, sampleMove } from "../../../state/savedSamples.ts";

beforeEach(signInBen);
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  localStorage.clear();
  history.replaceState(null, "", "/admin");
});

const preparing = (differences = {}) => placed({ status: "preparing", ...differences });

/** The board, live, and then without any line to the server. */
async function losingTheLine(server: StaffServer) {
  const board = await openBoard(server);
  board.goLive();
  await pill(/Live/);
  server.reachable = false;
  act(() => board.browser.goOffline());
  return board;
}

function comeBack(server: StaffServer, { browser, goLive }: Awaited<ReturnType<typeof openBoard>>) {
  server.reachable = true;
  act(() => browser.goOnline());
  goLive();
}

/** Answers each step of O-052 as the server does: the version must be the present one. */
function answerMoves(server: StaffServer, version = 1) {
  let now = placed({ version, status: "preparing" });
  server.orders = [now];
  server.on("PATCH", "/orders/52", ({ body }) => {
    const asked = (body as { order: { expected_version: number; status: "ready" } }).order;
    if (asked.expected_version !== now.version) {
      return { status: 409, body: { error: "The order has changed.", code: "stale_version", order: now } };
    }
    now = placed({ version: now.version + 1, status: asked.status });
    server.orders = [now];
    return { status: 200, body: now };
  });
  return { change: (differences: Parameters<typeof placed>[0]) => (now = placed(differences)) };
}

const pill = (name: RegExp) => screen.findByRole("button", { name: new RegExp(`^Connection: .*${name.source}`) });
const spoken = (words: string | RegExp) => screen.findByText(words, { selector: "[aria-live]" });

describe("without a line to the server", () => {
  it("R12 a chain of steps shows at once, is listed, and is sent in order with the versions that it produces", async () => {
    const server = new StaffServer();
    answerMoves(server);
    const board = await losingTheLine(server);
    await board.user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    expect(await within(column("Ready")).findByText("Waiting to send")).toBeDefined();
    expect(screen.getByText(/Your “Ready” is saved and will be sent when the connection is back\./)).toBeDefined();
    await board.user.click(screen.getByRole("button", { name: "More for O-052" }));
    await board.user.click(await screen.findByRole("menuitem", { name: "Next: completed" }));
    await board.user.click(await pill(/Offline, 2 saved/));
    const list = await screen.findByRole("region", { name: "Waiting to send" });
    expect(
      within(list)
        .getAllByRole("listitem")
        .map(({ textContent }) => textContent),
    ).toEqual([
      expect.stringMatching(/^O-052: Ready\d\d:\d\d:\d\d$/),
      expect.stringMatching(/^O-052: Picked up\d\d:\d\d:\d\d$/),
    ]);
    await board.user.keyboard("{Escape}");
    const failed = server.asked("PATCH", "/orders/52").length;
    comeBack(server, board);
    expect(await spoken(/Live again\. 2 saved actions sent\./)).toBeDefined();
    const versions = server
      .asked("PATCH", "/orders/52")
      .slice(failed)
      .map(({ body }) => body);
    expect(versions).toEqual([
      { order: { expected_version: 1, status: "ready" } },
      { order: { expected_version: 2, status: "completed" } },
    ]);
    expect(await pill(/Live just now$/)).toBeDefined();
  });

  it("R12 what is saved lives through a reload, and goes out under the same key", async () => {
    const server = new StaffServer();
    answerMoves(server);
    const board = await losingTheLine(server);
    await board.user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    await pill(/1 saved/);
    board.close();
    server.reachable = true;
    const again = await openBoard(server);
    again.goLive();
    expect(await within(column("Ready")).findByRole("button", { name: "Picked up" })).toBeDefined();
    expect(new Set(server.asked("PATCH", "/orders/52").map(({ idempotencyKey }) => idempotencyKey)).size).toBe(1);
    expect(Object.keys(localStorage).filter((key) => key.startsWith("hafaloha.queue"))).toEqual([]);
  });

  it("A4 what was said to one user goes with their screen", async () => {
    const server = new StaffServer();
    answerMoves(server);
    render(<ToastHost />);
    const board = await losingTheLine(server);
    await board.user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    await pill(/1 saved/);
    comeBack(server, board);
    const said = () => screen.queryByText(/^Live again\./, { selector: "[data-sonner-toast] *" });
    await waitFor(() => expect(said()).not.toBeNull());
    // Looked at, it does not go by itself.
    await board.user.hover(said() ?? document.body);
    board.close();
    await waitFor(() => expect(said()).toBeNull());
  });

  it("R12 a live event of another order is not overwritten, and the saved step stays on the screen", async () => {
    const server = new StaffServer();
    answerMoves(server);
    server.on("PATCH", "/orders/52", () => ({ status: 503, body: { error: "Stopping.", code: "not_ready" } }));
    const { goLive, tell, user } = await openBoard(server);
    goLive();
    await user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    await within(column("Ready")).findByText("Waiting to send");
    tell({ type: "new_order", order: placed({ id: 60, staff_created: true }), staff_info: rosa });
    tell({ type: "order_updated", order: preparing({ contact_name: "Changed" }), staff_info: null });
    expect(await within(column("Pending")).findByRole("article", { name: /O-060/ })).toBeDefined();
    expect(within(column("Ready")).getByText("Changed")).toBeDefined();
  });

  it("R12 a refusal rolls back, drops what was built on it, and stays in the list until it is dismissed", async () => {
    const server = new StaffServer();
    const { change } = answerMoves(server);
    const board = await losingTheLine(server);
    await board.user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    await board.user.click(screen.getByRole("button", { name: "More for O-052" }));
    await board.user.click(await screen.findByRole("menuitem", { name: "Next: completed" }));
    server.orders = [change({ version: 2, status: "pending", global_last_acknowledged_at: recently() })];
    const failed = server.asked("PATCH", "/orders/52").length;
    comeBack(server, board);
    expect(
      await spoken("O-052: Ready: Someone already moved it back to pending. 1 step behind it dropped."),
    ).toBeDefined();
    expect(within(column("Pending")).getByText("Someone already moved it back to pending.")).toBeDefined();
    expect(server.asked("PATCH", "/orders/52")).toHaveLength(failed + 1);

    await board.user.click(await pill(/2 not taken/));
    const list = await screen.findByRole("region", { name: "Not taken" });
    await board.user.click(within(list).getByRole("button", { name: "Dismiss O-052: Picked up" }));
    await board.user.click(within(list).getByRole("button", { name: "Show order" }));
    await waitFor(() => expect(location.pathname).toBe("/admin/orders/52"));
    board.close();
    const again = await openBoard(server);
    await again.user.click(await pill(/1 not taken/));
    await again.user.click(await screen.findByRole("button", { name: "Dismiss O-052: Ready" }));
    expect(screen.queryByRole("region", { name: "Not taken" })).toBeNull();
  });

  it("R12 an acknowledgement silences the alert here, and is sent when the line is back", async () => {
    const server = new StaffServer();
    server.orders = [placed()];
    const board = await losingTheLine(server);
    await screen.findByRole("alertdialog");
    await board.user.keyboard("a");
    expect(alert()).toBeNull();
    expect(await screen.findByText(/Your “Acknowledge” is saved/)).toBeDefined();
    comeBack(server, board);
    expect(await spoken(/Live again\. 1 saved action sent\./)).toBeDefined();
    expect(alert()).toBeNull();
  });

  it("R12 a saved action can be taken back, with what is built on it, and is never sent then", async () => {
    const server = new StaffServer();
    answerMoves(server);
    const board = await losingTheLine(server);
    await board.user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    await board.user.click(screen.getByRole("button", { name: "More for O-052" }));
    await board.user.click(await screen.findByRole("menuitem", { name: "Next: completed" }));
    await board.user.click(await pill(/2 saved/));
    await board.user.click(await screen.findByRole("button", { name: "Discard O-052: Ready and 1 behind it" }));
    await board.user.keyboard("{Escape}");
    expect(await within(column("Preparing")).findByRole("button", { name: "Ready" })).toBeDefined();
    expect(Object.keys(localStorage).filter((key) => key.startsWith("hafaloha.queue"))).toEqual([]);
  });

  it("O3 undo of a step that waits takes it out of the queue", async () => {
    const server = new StaffServer();
    answerMoves(server);
    const board = await losingTheLine(server);
    await board.user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    await pill(/1 saved/);
    await board.user.keyboard("z");
    expect(await within(column("Preparing")).findByRole("button", { name: "Ready" })).toBeDefined();
    await pill(/Offline$/);
  });
});

describe("the limits of the queue", () => {
  it("R12 at 100 saved actions the buttons stop", async () => {
    const server = new StaffServer();
    server.orders = [preparing()];
    for (let place = 1; place <= mostSaved; place += 1) {
      const id = `an-idempotency-key-${place}`;
      const action = { id, place, at: Date.now(), command: sampleAcknowledge };
      localStorage.setItem(queueKey(ben.id, 1, "action", id), JSON.stringify(action));
    }
    server.on("POST", "/orders/53/acknowledge", () => ({
      status: 503,
      body: { error: "Stopping.", code: "not_ready" },
    }));
    const { user } = await openBoard(server);
    expect(within(card("O-052")).getByRole("button", { name: "Ready" }).hasAttribute("disabled")).toBe(true);
    card("O-052").focus();
    await user.keyboard(" ");
    expect(await spoken("Too many saved actions. Reconnect to go on.")).toBeDefined();
    expect(within(column("Preparing")).getByRole("article")).toBeDefined();
  });

  it("R12 what the device does not keep is not done, and is said", async () => {
    const server = new StaffServer();
    answerMoves(server);
    const board = await losingTheLine(server);
    vi.spyOn(console, "warn").mockImplementation(() => {});
    vi.spyOn(Storage.prototype, "setItem").mockImplementation(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    await board.user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    expect(await spoken(/This device has no room to save that, so it was not done\./)).toBeDefined();
    expect(within(column("Preparing")).getByRole("article")).toBeDefined();
  });

  it("R12 an action of more than 7 days ago is not sent but shown", async () => {
    const server = new StaffServer();
    server.orders = [preparing()];
    const at = Date.now() - 8 * 24 * 60 * 60_000;
    const action = { id: "an-idempotency-key-of-old", place: 1, at, command: sampleMove() };
    localStorage.setItem(queueKey(ben.id, 1, "action", action.id), JSON.stringify(action));
    const { user } = await openBoard(server);
    await user.click(await pill(/1 not taken/));
    const list = within(await screen.findByRole("region", { name: "Not taken" }));
    expect(list.getByText(/Saved more than 7 days ago, so it was not sent\./)).toBeDefined();
    expect(server.asked("PATCH", "/orders/52")).toEqual([]);
  });
});

describe("without sockets", () => {
  it("R11 the queue works as well", async () => {
    const server = new StaffServer();
    answerMoves(server);
    const { user } = await openBoard(server, { useWebsockets: false, pollingInterval: 10 });
    server.reachable = false;
    await user.click(within(card("O-052")).getByRole("button", { name: "Ready" }));
    await pill(/Checking every .*, 1 saved/);
    server.reachable = true;
    expect(await spoken(/All saved actions sent\./)).toBeDefined();
    expect(await within(column("Ready")).findByRole("button", { name: "Picked up" })).toBeDefined();
  });
});
