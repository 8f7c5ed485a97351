import * as z from "zod/mini";

declare global {
  interface Window {
    /** Put into the page by the server as it loads (R11). */
    hafaloha?: unknown;
  }
}

const pageSettings = z.object({
  /** `USE_WEBSOCKETS` */
  useWebsockets: z.catch(z.boolean(), true),
  /** `POLLING_INTERVAL`, milliseconds */
  pollingInterval: z.catch(z.int().check(z.positive()), 5_000),
});
export type PageSettings = z.infer<typeof pageSettings>;

/** The settings that the server delivered with this page; whatever is missing or broken has its default. */
export function readPageSettings(given: unknown = window.hafaloha): PageSettings {
  return pageSettings.parse(typeof given === "object" && given !== null ? given : {});
}
