import { buildIdentifier } from "@hafaloha/cable/protocol";
import type { InventoryChannelMessage, Notification, Order, OrderChannelMessage, User } from "@hafaloha/contract";
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { AdminDashboard } from "../src/ordering/components/admin/AdminDashboard.tsx";
import { sampleOrder } from "../src/ordering/state/boardSamples.ts";
import { WebSocketServiceContext } from "../src/shared/hooks/serviceContext.ts";
import { inventoryChannel, orderChannel, sampleToken, serviceUnderTest } from "./serviceUnderTest.ts";
import type { StaffServer } from "./staffServer.ts";

export const ben: User = {
  id: 2,
  email: "ben@hafaloha.test",
  first_name: "Ben",
  last_name: "Taitano",
  phone: null,
  role: "staff",
  restaurant_id: 1,
};
export const rosa = { id: 1, name: "Rosa Quinata" };
export const recently = () => new Date(Date.now() - 38_000).toISOString();
export const placed = (differences: Partial<Order> = {}) =>
  sampleOrder({ created_at: recently(), updated_at: recently(), ...differences });

const notificationChannel = buildIdentifier("NotificationChannel", { restaurant_id: 1 });

/** For tests: Ben is signed in, in a window 1280 px wide. */
export function signInBen(): void {
  localStorage.setItem("auth_token", sampleToken({ user_id: ben.id }));
  // What jsdom lacks of a browser, as one 1280 px wide has it.
  window.matchMedia = (media) =>
    Object.assign(new EventTarget(), { media, matches: !media.includes("1920") }) as MediaQueryList;
  window.ResizeObserver = class {
    observe() {}
    unobserve() {}
    disconnect() {}
  };
  window.IntersectionObserver = class {
    readonly root = null;
    readonly rootMargin = "";
    readonly scrollMargin = "";
    readonly thresholds = [];
    observe() {}
    unobserve() {}
    disconnect() {}
    takeRecords() {
      return [];
    }
  };
  Element.prototype.hasPointerCapture = () => false;
  Element.prototype.setPointerCapture = () => {};
  Element.prototype.scrollIntoView = () => {};
}

/** For tests: the dashboard against a server and a socket that the test plays. */
export async function openBoard(
  server: StaffServer,
  settings = { useWebsockets: true, pollingInterval: 5_000 },
  shown: () => Promise<unknown> = () => screen.findByRole("heading", { name: "Pending" }),
) {
  window.fetch = server.fetch;
  const { browser, service } = serviceUnderTest(settings);
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } });
  const { unmount } = render(
    <QueryClientProvider client={client}>
      <WebSocketServiceContext value={service}>
        <AdminDashboard user={ben} onSignOut={() => {}} />
      </WebSocketServiceContext>
    </QueryClientProvider>,
  );
  await shown();
  let offset = 0;
  const say = (identifier: string, stream_id: string, message: object) => {
    offset += 1;
    const position = { stream: stream_id, epoch: "e", offset };
    act(() => browser.socket.say({ type: "data", identifier, message, position }));
  };
  const tell = (message: OrderChannelMessage) => say(orderChannel, "order_channel_1", message);
  const tellStock = (message: InventoryChannelMessage) => say(inventoryChannel, "inventory_channel_1", message);
  const tellAlert = (notification: Notification) =>
    say(notificationChannel, "notification_channel_1", { type: "notification", notification });
  const goLive = (history: "confirm_history" | "reject_history" = "confirm_history") =>
    act(() => {
      browser.socket.welcome();
      for (const identifier of [
        orderChannel,
        inventoryChannel,
        notificationChannel,
        buildIdentifier("RestaurantChannel", { restaurant_id: 1 }),
      ]) {
        browser.socket.say({ type: "confirm_subscription", identifier });
        browser.socket.say({ type: history, identifier });
      }
    });
  return { browser, tell, tellStock, tellAlert, goLive, user: userEvent.setup(), close: unmount };
}

export const alert = () => screen.queryByRole("alertdialog");
export const card = (number: string) => screen.getByRole("article", { name: new RegExp(`Order ${number}`) });
export const column = (name: string) => screen.getByRole("region", { name: new RegExp(`^${name},`) });
