import type { GuestMenuItem } from "@hafaloha/contract";
import { cleanup, render, screen } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { afterEach, describe, expect, it } from "vitest";
import type { CartLine } from "../../state/cart.ts";
import { sampleBase, sampleItem, sampleToppings } from "../../state/storefrontSamples.ts";
import { ItemDialog } from "./ItemDialog.tsx";

const bowl = sampleItem({ option_groups: [sampleBase(), sampleToppings()] });
const wednesday = 3;

function show(item: GuestMenuItem, held = 0) {
  const added: Omit<CartLine, "key">[] = [];
  const closed: true[] = [];
  const dialog = (shown: GuestMenuItem) => (
    <ItemDialog
      item={shown}
      currency="USD"
      weekday={wednesday}
      held={held}
      onAdd={(line) => added.push(line)}
      onClose={() => closed.push(true)}
    />
  );
  const { rerender } = render(dialog(item));
  return { added, closed, change: (next: GuestMenuItem) => rerender(dialog(next)), user: userEvent.setup() };
}

const addButton = () => screen.getByRole("button", { name: /^Add \d/ });

afterEach(cleanup);

describe("the item dialog", () => {
  it("O1 adds nothing until every group has what it needs, and leads to the first that has not", async () => {
    const { added, user } = show(bowl);
    await user.click(addButton());
    expect(added).toEqual([]);
    const base = screen.getByRole("group", { name: /Base/ });
    expect(base).toBe(document.activeElement);
    expect(base.textContent).toContain("Choose 1");
  });

  it("O1 adds the dish with its choices, note and quantity", async () => {
    const { added, user } = show(bowl);
    await user.click(screen.getByLabelText(/greens/));
    await user.click(screen.getByLabelText(/avocado/));
    await user.type(screen.getByLabelText(/Note for the kitchen/), "no sesame");
    await user.click(screen.getByRole("button", { name: /One more/ }));
    await user.click(addButton());
    expect(added).toEqual([
      {
        itemId: 8,
        name: "Shoyu tuna poke bowl",
        quantity: 2,
        options: [
          { id: 12, quantity: 1 },
          { id: 21, quantity: 1 },
        ],
        notes: "no sesame",
      },
    ]);
  });

  it("O1 runs the price along, the dearest topping free", async () => {
    const { user } = show(bowl);
    await user.click(screen.getByLabelText(/crisp garlic/));
    expect(addButton().textContent).toContain("$15.00");
    await user.click(screen.getByLabelText(/avocado/));
    expect(addButton().textContent).toContain("$15.75");
    expect(screen.getByLabelText(/avocado/).closest("label")?.textContent).toContain("free");
  });

  it("O1 takes no fourth topping of three", async () => {
    const full = sampleToppings({ max_select: 2 });
    const { user } = show(sampleItem({ option_groups: [full] }));
    await user.click(screen.getByLabelText(/avocado/));
    await user.click(screen.getByLabelText(/seaweed/));
    expect(screen.getByLabelText(/crisp garlic/)).toHaveProperty("disabled", true);
  });

  it("I7 lets a topping that sells out meanwhile fall out of the choice and of the price", async () => {
    const { change, added, user } = show(bowl);
    await user.click(screen.getByLabelText(/rice/));
    await user.click(screen.getByLabelText(/avocado/));
    await user.click(screen.getByLabelText(/crisp garlic/));
    const [avocado, ...others] = sampleToppings().options;
    if (!avocado) throw new Error("the sample has no topping");
    const left = sampleToppings({ options: [{ ...avocado, available: false }, ...others] });
    change({ ...bowl, version: 2, option_groups: [sampleBase(), left] });
    expect(addButton().textContent).toContain("$15.00");
    await user.click(addButton());
    expect(added[0]?.options).toEqual([
      { id: 11, quantity: 1 },
      { id: 23, quantity: 1 },
    ]);
  });

  it("I7 offers no more than is left beside what the cart holds", async () => {
    const { user, added } = show(sampleItem({ available_quantity: 3, stock_status: "low_stock" }), 1);
    const more = screen.getByRole("button", { name: /One more/ });
    await user.click(more);
    expect(more).toHaveProperty("disabled", true);
    await user.click(addButton());
    expect(added[0]?.quantity).toBe(2);
  });

  it("I7 cannot add a dish that is sold out", () => {
    const { change } = show(bowl);
    change({ ...bowl, available_quantity: 0, stock_status: "out_of_stock" });
    expect(screen.getByRole("button", { name: "Sold out" })).toHaveProperty("disabled", true);
  });

  it("M2 says on which days a dish is sold before it is chosen for later", () => {
    show(sampleItem({ available_days: [4, 5, 6] }));
    expect(screen.getByText("Sold Thu to Sat. You choose the pickup day at checkout.")).toBeDefined();
  });

  it("W1 closes with Escape", async () => {
    const { closed, user } = show(bowl);
    await user.keyboard("{Escape}");
    expect(closed).toEqual([true]);
  });
});
