import { attemptNow, type Circumstances, type ConnectionState } from "./connection.ts";

/**
 * What is left of a connection when its socket has gone with the tab that held it: what was welcomed is lost, what was
 * being tried is tried again, what waits or was refused stays so.
 */
export function afterLoss(state: ConnectionState, around: Circumstances): ConnectionState {
  switch (state.kind) {
    case "catchingUp":
    case "live":
      return attemptNow(1, around.now, around);
    case "connecting":
    case "authenticating":
      return attemptNow(state.attempt, state.since, around);
    case "probing":
      return { ...state, kind: "gaveUp" };
    case "offline":
      return around.online ? attemptNow(1, state.since, around) : state;
    case "idle":
    case "reconnecting":
    case "gaveUp":
    case "refused":
    case "signedOut":
      return state;
    default:
      return state satisfies never;
  }
}
