import { createContext, type ReactNode, useContext } from "react";
import type { CableClient } from "../client/index.ts";

const CableContext = createContext<CableClient | undefined>(undefined);

/** Hands a client to the hooks beneath it. It neither connects nor disconnects: the client outlives every component. */
export function CableProvider({ client, children }: { readonly client: CableClient; readonly children: ReactNode }) {
  return <CableContext value={client}>{children}</CableContext>;
}

/** The client of the provider above. Throws where there is none. */
export function useCable(): CableClient {
  const client = useContext(CableContext);
  if (client === undefined)
    throw new Error("No CableProvider stands above this component. Wrap the application in one.");
  return client;
}
