import { act, cleanup, render } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { orderChannel, sampleToken, serviceUnderTest } from "../../../test/serviceUnderTest.ts";
import { WebSocketServiceContext } from "./serviceContext.ts";
import { useChannel } from "./useChannel.ts";
import { usePolling } from "./usePolling.ts";
import { useWebSocket } from "./useWebSocket.ts";

beforeEach(() => {
  vi.useFakeTimers();
  localStorage.setItem("auth_token", sampleToken());
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  localStorage.clear();
});

function Board({ tick }: { tick: () => unknown }) {
  useWebSocket();
  useChannel("OrderChannel", { restaurant_id: 1 }, {});
  usePolling(tick);
  return null;
}

function setUp(settings = { useWebsockets: true, pollingInterval: 5_000 }, tick: () => unknown = () => {}) {
  const rig = serviceUnderTest(settings);
  const ticks = vi.fn(tick);
  const page = render(
    <StrictMode>
      <WebSocketServiceContext value={rig.service}>
        <Board tick={ticks} />
      </WebSocketServiceContext>
    </StrictMode>,
  );
  return { ...rig, ticks, page };
}

const pass = (ms: number) => act(() => vi.advanceTimersByTimeAsync(ms));

describe("usePolling", () => {
  it("R11 polls until every subscription is confirmed, then stops", async () => {
    const { browser, ticks } = setUp();
    await pass(10_000);
    expect(ticks).toHaveBeenCalledTimes(2);
    act(() => browser.socket.welcome());
    await pass(5_000);
    expect(ticks).toHaveBeenCalledTimes(3);
    act(() => browser.socket.say({ type: "confirm_subscription", identifier: orderChannel }));
    await pass(60_000);
    expect(ticks).toHaveBeenCalledTimes(3);
  });

  it("R11 starts again when the connection is lost", async () => {
    const { browser, ticks } = setUp();
    act(() => browser.socket.welcome());
    act(() => browser.socket.say({ type: "confirm_subscription", identifier: orderChannel }));
    act(() => browser.socket.end(false));
    await pass(5_000);
    expect(ticks).toHaveBeenCalledTimes(1);
  });

  it("R11 goes on polling when a subscription is rejected", async () => {
    const { browser, ticks } = setUp();
    act(() => browser.socket.welcome());
    act(() => browser.socket.say({ type: "reject_subscription", identifier: orderChannel }));
    await pass(10_000);
    expect(ticks).toHaveBeenCalledTimes(2);
  });

  it("R11 with sockets off polls at the interval of the settings", async () => {
    const { browser, ticks } = setUp({ useWebsockets: false, pollingInterval: 700 });
    await pass(2_100);
    expect(ticks).toHaveBeenCalledTimes(3);
    expect(browser.sockets).toHaveLength(0);
  });

  it("R11 stops on unmount and leaves no timer", async () => {
    const { ticks, page } = setUp();
    page.unmount();
    await pass(60_000);
    expect(ticks).not.toHaveBeenCalled();
    expect(vi.getTimerCount()).toBe(0);
  });

  it("R11 a tick that fails is followed by the next, and none starts before the last is done", async () => {
    let finish = () => {};
    const outcomes = [
      () => Promise.reject(new Error("no network")),
      () => new Promise<void>((resolve) => (finish = resolve)),
    ];
    const { ticks } = setUp(undefined, () => outcomes.shift()?.());
    await pass(20_000);
    expect(ticks).toHaveBeenCalledTimes(2);
    finish();
    await pass(5_000);
    expect(ticks).toHaveBeenCalledTimes(3);
  });
});
