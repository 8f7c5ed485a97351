export { CableProvider, useCable } from "./CableProvider.tsx";
export { useConnectionStatus } from "./useConnectionStatus.ts";
export { usePresence } from "./usePresence.ts";
export { useSubscription } from "./useSubscription.ts";
