import type { Role } from "@hafaloha/contract";
import type { SampleCategory } from "./sampleMenu.ts";
import { tasiNiyokMains } from "./tasiNiyokMains.ts";
import { tasiNiyokSidesAndDrinks } from "./tasiNiyokSidesAndDrinks.ts";
import { twoNorthKapahuluMenu } from "./twoNorthKapahulu.ts";

/** Invented restaurants. Both names have the same initials, and their zones lie twenty hours apart. */
export interface SampleRestaurant {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly timeZone: string;
  readonly orderPrefix: string;
  readonly menu: readonly SampleCategory[];
}

const tasiNiyokKitchen: SampleRestaurant = {
  name: "Tasi Niyok Kitchen",
  address: "Hagåtña",
  phone: "+1 671 555 0142",
  timeZone: "Pacific/Guam",
  orderPrefix: "TNK",
  menu: [...tasiNiyokMains, ...tasiNiyokSidesAndDrinks],
};

const twoNorthKapahulu: SampleRestaurant = {
  name: "Two North Kapahulu",
  address: "Kapahulu, Honolulu",
  phone: "+1 808 555 0117",
  timeZone: "Pacific/Honolulu",
  orderPrefix: "TNK",
  menu: twoNorthKapahuluMenu,
};

export const sampleRestaurants = [tasiNiyokKitchen, twoNorthKapahulu];

export interface DemoAccount {
  readonly email: string;
  readonly firstName: string;
  readonly lastName: string;
  readonly role: Role;
  /** A super_admin has none. */
  readonly restaurant: SampleRestaurant | null;
}

export const demoPassword = "hafaloha-demo";

export const demoAccounts: readonly DemoAccount[] = [
  { email: "rosa@hafaloha.test", firstName: "Rosa", lastName: "Quinata", role: "admin", restaurant: tasiNiyokKitchen },
  { email: "ben@hafaloha.test", firstName: "Ben", lastName: "Taitano", role: "staff", restaurant: tasiNiyokKitchen },
  { email: "mina@hafaloha.test", firstName: "Mina", lastName: "Sablan", role: "staff", restaurant: tasiNiyokKitchen },
  {
    email: "kai@hafaloha.test",
    firstName: "Kai",
    lastName: "Mendiola",
    role: "customer",
    restaurant: tasiNiyokKitchen,
  },
  {
    email: "leilani@hafaloha.test",
    firstName: "Leilani",
    lastName: "Kahale",
    role: "admin",
    restaurant: twoNorthKapahulu,
  },
  { email: "root@hafaloha.test", firstName: "Root", lastName: "Operator", role: "super_admin", restaurant: null },
];
