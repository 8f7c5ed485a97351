import { act, cleanup, render, screen } from "@testing-library/react";
import { StrictMode } from "react";
import { afterEach, describe, expect, it, vi } from "vitest";
import { CableClient, type SubscriptionHandlers } from "../client/index.ts";
import { buildIdentifier } from "../protocol/index.ts";
import { FakeBrowser } from "../testing/fakeBrowser.ts";
import { CableProvider, useConnectionStatus, usePresence, useSubscription } from "./index.ts";

const identifier = buildIdentifier("OrderChannel", { restaurant_id: "1" });
const confirm = { type: "confirm_subscription", identifier } as const;

afterEach(cleanup);

function setUp() {
  const browser = new FakeBrowser();
  const client = new CableClient({ endpoint: () => ({ url: "ws://127.0.0.1/cable" }), ports: browser });
  client.connect();
  browser.socket.welcome();
  return { browser, client };
}

function Orders({ handlers = {}, restaurant = "1" }: { handlers?: SubscriptionHandlers; restaurant?: string }) {
  const address = { channel: "OrderChannel", params: { restaurant_id: restaurant } };
  const { state } = useSubscription(address, handlers);
  return <p>{state}</p>;
}

function Present() {
  const present = usePresence({ channel: "OrderChannel", params: { restaurant_id: "1" } }, { id: "ben" });
  return <p>{present.map(({ id }) => id).join(" and ")}</p>;
}

function Status({ onRender }: { onRender?: () => void }) {
  const { kind } = useConnectionStatus();
  onRender?.();
  return <p>{kind}</p>;
}

describe("useSubscription", () => {
  it("R8 many components and StrictMode make one subscription on the wire", () => {
    const { browser, client } = setUp();
    render(
      <StrictMode>
        <CableProvider client={client}>
          <Orders />
          <Orders />
        </CableProvider>
      </StrictMode>,
    );
    expect(browser.socket.take("subscribe")).toEqual([{ command: "subscribe", identifier }]);
    act(() => browser.socket.say(confirm));
    expect(screen.getAllByText("confirmed")).toHaveLength(2);
  });

  it("R8 calls the latest handlers, each once", () => {
    const { browser, client } = setUp();
    const heard: string[] = [];
    const page = (name: string) => (
      <StrictMode>
        <CableProvider client={client}>
          <Orders handlers={{ onMessage: (message) => heard.push(`${name}: ${String(message)}`) }} />
        </CableProvider>
      </StrictMode>
    );
    const { rerender } = render(page("first"));
    act(() => browser.socket.say(confirm));
    rerender(page("second"));
    act(() => browser.socket.say({ type: "data", identifier, message: "a" }));
    expect(heard).toEqual(["second: a"]);
    expect(browser.socket.take("subscribe")).toHaveLength(1);
  });

  it("R8 follows another restaurant when its address changes", () => {
    const { browser, client } = setUp();
    const page = (restaurant: string) => (
      <CableProvider client={client}>
        <Orders restaurant={restaurant} />
      </CableProvider>
    );
    const { rerender } = render(page("1"));
    act(() => browser.socket.say(confirm));
    rerender(page("2"));
    expect(browser.socket.take("unsubscribe")).toEqual([{ command: "unsubscribe", identifier }]);
    expect(browser.socket.take("subscribe")).toHaveLength(2);
    expect(screen.getByText("waiting")).toBeDefined();
  });

  it("R8 a thousand mounts and unmounts leave nothing behind", { timeout: 120_000 }, () => {
    const { browser, client } = setUp();
    const heard: unknown[] = [];
    const rendered = vi.fn();
    for (let round = 0; round < 1_000; round += 1) {
      render(
        <StrictMode>
          <CableProvider client={client}>
            <Orders handlers={{ onMessage: (message) => heard.push(message) }} />
            <Status onRender={rendered} />
          </CableProvider>
        </StrictMode>,
      ).unmount();
      act(() => browser.socket.say(confirm));
    }
    act(() => browser.socket.say({ type: "data", identifier, message: "a" }));
    expect(heard).toEqual([]);
    expect(browser.socket.take("unsubscribe")).toHaveLength(browser.socket.take("subscribe").length);
    rendered.mockClear();
    act(() => client.disconnect());
    expect(rendered).not.toHaveBeenCalled();
    expect([browser.clock.pending, browser.watchers, browser.openSockets]).toEqual([0, 0, 0]);
  });
});

describe("useConnectionStatus", () => {
  it("R13 shows each change", () => {
    const { browser, client } = setUp();
    render(
      <StrictMode>
        <CableProvider client={client}>
          <Status />
        </CableProvider>
      </StrictMode>,
    );
    expect(screen.getByText("live")).toBeDefined();
    act(() => browser.socket.end(false));
    expect(screen.getByText("reconnecting")).toBeDefined();
  });

  it("R8 says plainly when no provider stands above", () => {
    expect(() => render(<Status />)).toThrow("No CableProvider");
  });
});

describe("usePresence", () => {
  it("R16 shows this page, and whoever comes, under StrictMode too, and takes it back when it unmounts", () => {
    const { browser, client } = setUp();
    const { unmount } = render(
      <StrictMode>
        <CableProvider client={client}>
          <Present />
        </CableProvider>
      </StrictMode>,
    );
    act(() => browser.socket.say(confirm));
    expect(browser.socket.take("join")).toEqual([{ command: "join", identifier, presence: { id: "ben" } }]);
    act(() => browser.socket.say({ type: "presence", identifier, message: { type: "join", id: "rosa" } }));
    expect(screen.getByText("rosa")).toBeDefined();
    unmount();
    expect(browser.socket.take("leave")).toEqual([{ command: "leave", identifier }]);
    expect(browser.socket.take("unsubscribe")).toHaveLength(1);
  });
});
