import { serverNow } from "../../../../shared/http/serverClock.ts";

/** The connection counts by this device's clock, everything on the screen by the server's. */
export const toServerTime = (deviceTime: number): number => deviceTime - Date.now() + serverNow();
