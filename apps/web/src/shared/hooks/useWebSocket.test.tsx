import { act, cleanup, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { orderChannel, sampleToken, serviceUnderTest } from "../../../test/serviceUnderTest.ts";
import { sampleOrder } from "../../ordering/state/boardSamples.ts";
import type { WebSocketService } from "../services/websocketService.ts";
import { WebSocketServiceContext } from "./serviceContext.ts";
import { useChannel } from "./useChannel.ts";
import { useGuestConnection } from "./useGuestConnection.ts";
import { type UseWebSocketOptions, useWebSocket } from "./useWebSocket.ts";

beforeEach(() => localStorage.setItem("auth_token", sampleToken()));
afterEach(() => {
  cleanup();
  localStorage.clear();
});

function Board({ options = {} }: { options?: UseWebSocketOptions }) {
  const { isConnected, error, status } = useWebSocket(options);
  return (
    <p>
      {isConnected ? "connected" : "not connected"}, {status.kind}, {error?.message ?? "no error"}
    </p>
  );
}

function Storefront() {
  useGuestConnection(1);
  return <p>{useChannel("MenuChannel", { restaurant_id: 1 }, {}).state}</p>;
}

function page(service: WebSocketService, ...boards: UseWebSocketOptions[]) {
  return (
    <StrictMode>
      <WebSocketServiceContext value={service}>
        {boards.map((options, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the boards of a test stay in their places
          <Board key={index} options={options} />
        ))}
      </WebSocketServiceContext>
    </StrictMode>
  );
}

const settled = () => act(() => Promise.resolve());

describe("useWebSocket", () => {
  it("R8 many components under StrictMode share one socket and one subscription", () => {
    const { browser, service } = serviceUnderTest();
    render(page(service, { onNewOrder: () => {} }, { onNewOrder: () => {} }, {}));
    expect(browser.sockets).toHaveLength(1);
    act(() => browser.socket.welcome());
    expect(browser.socket.take("subscribe")).toHaveLength(1);
  });

  it("R8 is connected only between welcome and close", () => {
    const { browser, service } = serviceUnderTest();
    render(page(service, {}));
    act(() => browser.socket.accept());
    expect(screen.getByText("not connected, connecting, no error")).toBeDefined();
    act(() => browser.socket.say({ type: "welcome" }));
    expect(screen.getByText("connected, live, no error")).toBeDefined();
    act(() => browser.socket.end(false));
    expect(screen.getByText("not connected, reconnecting, no error")).toBeDefined();
  });

  it("R8 calls the latest callbacks, each once", () => {
    const { browser, service } = serviceUnderTest();
    const heard: string[] = [];
    const render1 = page(service, { onNewOrder: () => heard.push("first") });
    const { rerender } = render(render1);
    act(() => browser.socket.welcome());
    act(() => browser.socket.say({ type: "confirm_subscription", identifier: orderChannel }));
    rerender(page(service, { onNewOrder: () => heard.push("second") }));
    const message = { type: "new_order", order: sampleOrder(), staff_info: null };
    act(() => browser.socket.say({ type: "data", identifier: orderChannel, message }));
    expect(heard).toEqual(["second"]);
    expect(browser.socket.take("subscribe")).toHaveLength(1);
  });

  it("R8 shows the error until a connection stands", () => {
    localStorage.clear();
    const { browser, service } = serviceUnderTest();
    render(page(service, {}));
    expect(screen.getByText(/not connected, idle, Nobody is signed in/)).toBeDefined();
    localStorage.setItem("token", sampleToken());
    act(() => service.connect());
    act(() => browser.socket.welcome());
    expect(screen.getByText("connected, live, no error")).toBeDefined();
  });

  it("R8 without autoConnect it waits for connect()", () => {
    const { browser, service } = serviceUnderTest();
    render(page(service, { autoConnect: false }));
    expect(browser.sockets).toHaveLength(0);
    act(() => service.connect());
    expect(browser.sockets).toHaveLength(1);
  });

  it("R8 closes the socket when the last component has gone, not before", async () => {
    const { browser, service } = serviceUnderTest();
    const { rerender, unmount } = render(page(service, {}, {}));
    act(() => browser.socket.welcome());
    rerender(page(service, {}));
    await settled();
    expect(browser.openSockets).toBe(1);
    unmount();
    await settled();
    expect([browser.openSockets, browser.clock.pending, browser.watchers]).toEqual([0, 0, 0]);
  });

  it("R8 a thousand mounts and unmounts under StrictMode leave no handler, timer or socket", {
    timeout: 120_000,
  }, async () => {
    const { browser, service } = serviceUnderTest();
    const heard: unknown[] = [];
    for (let round = 0; round < 1_000; round += 1) {
      render(page(service, { onNewOrder: (order) => heard.push(order) })).unmount();
    }
    await settled();
    expect([browser.openSockets, browser.clock.pending, browser.watchers]).toEqual([0, 0, 0]);
    service.connect();
    browser.socket.welcome();
    expect(browser.socket.take("subscribe")).toEqual([]);
    expect(heard).toEqual([]);
  });
});

describe("useGuestConnection and useChannel", () => {
  it("R6 a storefront follows the menu without a token, and lets go of both", async () => {
    const { browser, service } = serviceUnderTest();
    const { unmount } = render(
      <StrictMode>
        <WebSocketServiceContext value={service}>
          <Storefront />
        </WebSocketServiceContext>
      </StrictMode>,
    );
    expect(browser.sockets.map(({ url }) => url)).toEqual(["ws://127.0.0.1:3000/cable?restaurant_id=1"]);
    act(() => browser.socket.welcome());
    const [subscribe] = browser.socket.take("subscribe");
    expect(subscribe).toBeDefined();
    act(() => browser.socket.say({ type: "confirm_subscription", identifier: subscribe?.identifier ?? "" }));
    expect(screen.getByText("confirmed")).toBeDefined();
    unmount();
    await settled();
    expect(browser.openSockets).toBe(0);
  });
});
