import { describe, expect, it } from "vitest";
import { changeCart, emptyCart } from "./cart.ts";
import { viewCart } from "./cartView.ts";
import { sampleBase, sampleItem } from "./storefrontSamples.ts";

const cart = [
  { itemId: 8, name: "Bowl", quantity: 2, options: [{ id: 11, quantity: 1 }], notes: "" },
  { itemId: 8, name: "Bowl", quantity: 1, options: [{ id: 12, quantity: 1 }], notes: "" },
  { itemId: 30, name: "Calamansi soda", quantity: 1, options: [], notes: "" },
].reduce((held, line) => changeCart(held, { type: "add", line }), emptyCart);

const bowl = sampleItem({ option_groups: [sampleBase()] });
const soda = sampleItem({ id: 30, name: "Calamansi soda", price: 4, available_quantity: null });
const kinds = (menu: Parameters<typeof viewCart>[1]) => viewCart(cart, menu).lines.map(({ state }) => state.kind);

describe("viewCart", () => {
  it("W1 prices the lines by the menu as it stands now", () => {
    const { totalCents, count, blockedBy } = viewCart(cart, [bowl, soda]);
    expect({ totalCents, count, blockedBy }).toEqual({ totalCents: 3 * 1500 + 400, count: 4, blockedBy: undefined });
    expect(viewCart(cart, [{ ...bowl, price: 16 }, soda]).totalCents).toBe(3 * 1600 + 400);
  });

  it("I7 blocks checkout by a sold-out dish and leaves it out of the total", () => {
    const view = viewCart(cart, [bowl, { ...soda, stock_status: "out_of_stock" }]);
    expect(view.blockedBy?.line.name).toBe("Calamansi soda");
    expect(view.totalCents).toBe(3 * 1500);
  });

  it("I7 counts what is left over all lines of a dish", () => {
    expect(kinds([{ ...bowl, available_quantity: 3 }, soda])).toEqual(["ok", "ok", "ok"]);
    expect(viewCart(cart, [{ ...bowl, available_quantity: 2 }, soda]).lines[1]?.state).toEqual({
      kind: "short",
      available: 0,
    });
  });

  it("I7 tells a sold-out choice and a dish that left the menu apart", () => {
    const [rice, greens] = sampleBase().options;
    const options = rice && greens ? [{ ...rice, available: false }, greens] : [];
    expect(kinds([sampleItem({ option_groups: [sampleBase({ options })] })])).toEqual(["optionGone", "ok", "offMenu"]);
  });
});
