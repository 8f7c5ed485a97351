import { create } from "zustand";
import { type StationChoice, stationChoices } from "../../../state/kitchen.ts";

export const textSizes = ["S", "M", "L"] as const;
export type TextSize = (typeof textSizes)[number];

// Of the device and not of an account: leaving does not erase them (A4).
const stationKey = "hafaloha-device.station";
const sizeKey = "hafaloha-device.kitchenText";

interface KitchenScreen {
  readonly station: StationChoice;
  readonly size: TextSize;
}

/** How this device stands in the kitchen: at which station, and how far from the eye. Whoever signs in finds it so. */
export const useKitchenScreen = create<KitchenScreen>(() => ({
  station: stationChoices.find((choice) => choice === localStorage.getItem(stationKey)) ?? "all",
  size: textSizes.find((size) => size === localStorage.getItem(sizeKey)) ?? "M",
}));

export function chooseStation(station: StationChoice): void {
  keep(stationKey, station);
  useKitchenScreen.setState({ station });
}

export function chooseNextSize(): void {
  const { size } = useKitchenScreen.getState();
  const next = textSizes[(textSizes.indexOf(size) + 1) % textSizes.length] ?? "M";
  keep(sizeKey, next);
  useKitchenScreen.setState({ size: next });
}

function keep(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch (error) {
    // It holds until the page is left.
    console.warn("The choice cannot be kept on this device", error);
  }
}
