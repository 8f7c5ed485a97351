import type { Restaurant, User } from "@hafaloha/contract";
import { createContext, useContext } from "react";

/** Who works here, and for which restaurant. */
export interface Desk {
  readonly user: User;
  readonly restaurant: Restaurant;
}

const DeskContext = createContext<Desk | null>(null);

export const DeskProvider = DeskContext.Provider;

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error("useDesk needs a DeskProvider above it");
  return desk;
}

/** As the messages of the server name those who change something. */
export const nameOf = ({ first_name, last_name }: User): string => `${first_name} ${last_name}`.trim();
