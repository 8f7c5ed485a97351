import { cleanup, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { openBoard, recently, signInBen } from "../../../../../test/boardUnderTest.tsx";
import { StaffServer } from "../../../../../test/staffServer.ts";
import { ToastHost } from "../../../../shared/ui/ToastHost.tsx";
import { sampleNotification, sampleStockAlert } from "../../../state/notificationSamples.ts";
import { takeBackHeld } from "../notifications/heldAcknowledgement.ts";

beforeEach(() => {
  signInBen();
  history.replaceState(null, "", "/admin/alerts");
});
afterEach(() => {
  takeBackHeld();
  cleanup();
  localStorage.clear();
  history.replaceState(null, "", "/admin");
});

const waiting = () => within(screen.getByRole("list", { name: "Waiting" })).queryAllByRole("listitem");
const answered = () => within(screen.getByRole("list", { name: "Acknowledged" })).queryAllByRole("listitem");
const sent = (server: StaffServer) => server.requests.filter(({ method }) => method === "POST").map(({ path }) => path);

async function openAlerts() {
  const server = new StaffServer();
  server.notifications = [
    sampleNotification({ created_at: recently() }),
    sampleStockAlert({ created_at: recently() }),
    sampleNotification({ id: 3, resource_id: 40, metadata: { order_number: "GU-O-040" }, acknowledged: true }),
  ];
  const page = await openBoard(server, undefined, () => screen.findByRole("button", { name: /^Acknowledge all 2/ }));
  page.goLive();
  return { server, ...page };
}

describe("the alerts page", () => {
  it("N1 shows what waits first, and acknowledges one at once", async () => {
    const { server, user } = await openAlerts();
    expect([waiting().length, answered().length]).toEqual([2, 1]);
    await user.click(screen.getByRole("button", { name: "Acknowledge Young coconut: 5 left" }));
    expect([waiting().length, answered().length]).toEqual([1, 2]);
    expect(document.activeElement?.closest("li"), "the focus goes on with the next").toBe(waiting()[0]);
    await waitFor(() => expect(sent(server)).toEqual(["/notifications/8/acknowledge"]));
    expect(screen.getByRole("link", { name: "Alerts, 1 waiting" })).toBeDefined();
  });

  it("N1 acknowledges the one in focus with A", async () => {
    const { server, user } = await openAlerts();
    screen.getByRole("button", { name: "Young coconut: 5 left" }).focus();
    await user.keyboard("a");
    await waitFor(() => expect(sent(server)).toEqual(["/notifications/8/acknowledge"]));
  });

  it("N1 A is about the alert that is shown, also when another one has just arrived above it", async () => {
    const { server, user, tellAlert } = await openAlerts();
    const shown = screen.getByRole("button", { current: true }).textContent;
    tellAlert(sampleStockAlert({ id: 9, title: "Whole chiffon cake: 1 left", created_at: new Date().toISOString() }));
    await screen.findByRole("button", { name: "Whole chiffon cake: 1 left" });
    expect(screen.getByRole("button", { current: true }).textContent).toBe(shown);
    await user.keyboard("a");
    await waitFor(() => expect(sent(server)).toHaveLength(1));
    expect(sent(server)).not.toContain("/notifications/9/acknowledge");
  });

  it("N1 nobody is told of an acknowledgement of all while it can be undone", async () => {
    render(<ToastHost />);
    const { server, user } = await openAlerts();
    await user.click(screen.getByRole("button", { name: /^Acknowledge all 2/ }));
    expect(waiting()).toHaveLength(0);
    await screen.findByRole("button", { name: "Undo Z" });
    await user.keyboard("z");
    expect(waiting()).toHaveLength(2);
    expect(sent(server)).toEqual([]);
  });

  it("N1 what was not undone is told once the page goes away", async () => {
    const { server, user } = await openAlerts();
    await user.keyboard("{Shift>}a{/Shift}");
    expect(waiting()).toHaveLength(0);
    window.dispatchEvent(new Event("pagehide"));
    await waitFor(() =>
      expect(sent(server).toSorted()).toEqual(["/notifications/8/acknowledge", "/orders/52/acknowledge"]),
    );
    expect(waiting()).toHaveLength(0);
  });
});
