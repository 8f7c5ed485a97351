import { describe, expect, it } from "vitest";
import { type Cart, type CartLine, changeCart, emptyCart, orderLines, quantityOf } from "./cart.ts";
import { cartFromText, cartToText } from "./cartStorage.ts";

const bowl = (differences: Partial<Omit<CartLine, "key">> = {}) => ({
  itemId: 8,
  name: "Shoyu tuna poke bowl",
  quantity: 1,
  options: [{ id: 11, quantity: 1 }],
  notes: "",
  ...differences,
});
const cartOf = (...lines: Omit<CartLine, "key">[]): Cart =>
  lines.reduce((cart, line) => changeCart(cart, { type: "add", line }), emptyCart);

describe("changeCart", () => {
  it("W1 joins the same dish with the same choices, whatever their order, into one line", () => {
    const both = [
      { id: 11, quantity: 1 },
      { id: 21, quantity: 1 },
    ];
    const cart = cartOf(bowl({ options: both, quantity: 2 }), bowl({ options: [...both].reverse(), notes: "  " }));
    expect(cart.lines.map(({ quantity }) => quantity)).toEqual([3]);
  });

  it("W1 keeps lines apart that differ in a choice or in the note", () => {
    const cart = cartOf(bowl(), bowl({ options: [{ id: 12, quantity: 1 }] }), bowl({ notes: "no sesame" }));
    expect(cart.lines).toHaveLength(3);
    expect(quantityOf(cart, 8)).toBe(3);
  });

  it("W1 removes a line that is counted down to nothing", () => {
    const cart = cartOf(bowl());
    const key = cart.lines[0]?.key ?? "";
    expect(changeCart(cart, { type: "setQuantity", key, quantity: 0 }).lines).toEqual([]);
  });

  it("O1 never holds more of a line than an order takes", () => {
    expect(cartOf(bowl({ quantity: 900 }), bowl({ quantity: 900 })).lines[0]?.quantity).toBe(999);
  });
});

describe("orderLines", () => {
  it("O1 sends ids, quantities, choices and notes, and no price", () => {
    expect(orderLines(cartOf(bowl(), bowl({ notes: "no sesame" })))).toEqual([
      { id: 8, quantity: 1, options: [{ id: 11, quantity: 1 }] },
      { id: 8, quantity: 1, options: [{ id: 11, quantity: 1 }], notes: "no sesame" },
    ]);
  });
});

describe("the cart on the device", () => {
  it("W1 comes back after a reload as it was", () => {
    const cart = cartOf(bowl(), bowl({ notes: "no sesame", quantity: 2 }));
    expect(cartFromText(cartToText(cart))).toEqual(cart);
  });

  it.each([null, "", "{", "{}", '"x"'])("W1 is empty where storage holds %j", (text) => {
    expect(cartFromText(text)).toEqual(emptyCart);
  });

  it("W1 drops only the lines that cannot be read", () => {
    const text = JSON.stringify([
      ...JSON.parse(cartToText(cartOf(bowl()))),
      { itemId: 8, quantity: 0 },
      { id: 8 },
      null,
    ]);
    expect(cartFromText(text).lines.map(({ name }) => name)).toEqual(["Shoyu tuna poke bowl"]);
  });
});
