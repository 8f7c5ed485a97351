import { cleanup, fireEvent, render, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, it } from "vitest";
import { endOffer, offer } from "./offer.ts";
import { ToastHost } from "./ToastHost.tsx";

afterEach(cleanup);

describe("an offer for a moment", () => {
  it("O3 is taken once, and the next one stays though it is made while this one is on its way out", async () => {
    render(<ToastHost />);
    let taken = 0;
    const next = () => {
      taken += 1;
      offer("undo", "O-052 is ready", { label: "Undo", onTake: () => undefined });
    };
    offer("undo", "O-051 is ready", { label: "Undo", onTake: next });
    const first = await screen.findByRole("listitem");
    const button = within(first).getByRole("button", { name: "Undo" });
    fireEvent.click(button);
    fireEvent.click(button);
    await waitFor(() => expect(first.isConnected).toBe(false));
    expect(screen.getByText("O-052 is ready")).toBeDefined();
    expect(taken).toBe(1);
  });

  it("O3 takes the place of the topic's last one, which is not told that it ended", async () => {
    render(<ToastHost />);
    const ended: string[] = [];
    const offerOf = (order: string) =>
      offer("undo", order, { label: "Undo", onTake: () => undefined, onEnd: () => ended.push(order) });
    offerOf("O-053");
    await screen.findByText("O-053");
    offerOf("O-054");
    await screen.findByText("O-054");
    await waitFor(() => expect(screen.queryByText("O-053")).toBeNull());
    endOffer("undo");
    await waitFor(() => expect(screen.queryByText("O-054")).toBeNull());
    expect(ended).toEqual([]);
  });
});
