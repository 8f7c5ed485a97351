import { create } from "zustand";

/** Minutes that "Start" offers; the keys 1 to 7 stand for them in this order. */
export const etaChoices = [5, 10, 15, 20, 30, 45, 60] as const;
const usual = 20;

const keyOf = (restaurantId: number) => `hafaloha.eta.${restaurantId}`;

/** The last choice for each restaurant, remembered on this device. */
const useChosen = create<Readonly<Record<number, number>>>(() => ({}));

export function useEta(restaurantId: number): number {
  return useChosen((chosen) => chosen[restaurantId]) ?? rememberedEta(restaurantId);
}

export function rememberEta(restaurantId: number, minutes: number): void {
  try {
    localStorage.setItem(keyOf(restaurantId), String(minutes));
  } catch (error) {
    // The order is started all the same.
    console.warn("The last choice cannot be kept on this device", error);
  }
  useChosen.setState({ [restaurantId]: minutes });
}

export function rememberedEta(restaurantId: number): number {
  const stored = Number(localStorage.getItem(keyOf(restaurantId)));
  return etaChoices.find((minutes) => minutes === stored) ?? usual;
}
