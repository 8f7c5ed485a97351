import { createStore, type StoreApi, useStore } from "zustand";
import { type Cart, type CartChange, changeCart } from "./cart.ts";
import { cartFromText, cartStorageKey, cartToText } from "./cartStorage.ts";

interface CartStore {
  readonly cart: Cart;
  readonly change: (change: CartChange) => void;
}

const stores = new Map<number, StoreApi<CartStore>>();

function cartStore(restaurantId: number): StoreApi<CartStore> {
  const held = stores.get(restaurantId);
  if (held) return held;
  const key = cartStorageKey(restaurantId);
  const read = () => cartFromText(localStorage.getItem(key));
  const store = createStore<CartStore>()((set, get) => ({
    cart: read(),
    change(change) {
      const cart = changeCart(get().cart, change);
      set({ cart });
      keep(key, cart);
    },
  }));
  // Another tab of the same storefront changed the cart; a null key is `localStorage.clear()`.
  window.addEventListener("storage", (event) => {
    if (event.key === key || event.key === null) store.setState({ cart: read() });
  });
  stores.set(restaurantId, store);
  return store;
}

function keep(key: string, cart: Cart): void {
  try {
    localStorage.setItem(key, cartToText(cart));
  } catch (error) {
    // A full or forbidden storage costs the cart its life after this page, not the order.
    console.warn("The cart cannot be kept on this device", error);
  }
}

/** The cart of one restaurant; it survives a reload and is shared by the tabs of one browser. */
export const useCart = (restaurantId: number): CartStore => useStore(cartStore(restaurantId));
