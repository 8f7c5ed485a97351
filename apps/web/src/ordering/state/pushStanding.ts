/** What a browser and the server say of pushes to this device. */
export interface PushFacts {
  /** Browsers let no other page have a service worker. */
  readonly isSecure: boolean;
  readonly canSubscribe: boolean;
  /** What the server's pushes are signed with; null where it sends none. */
  readonly serverKey: string | null;
  readonly permission: NotificationPermission;
  /** The number of this device in the list of the user's; null where it is not on it. */
  readonly deviceId: number | null;
}

export type PushStanding =
  | { readonly kind: "insecure" | "unsupported" | "serverOff" | "blocked" }
  | { readonly kind: "off"; readonly serverKey: string }
  | { readonly kind: "on"; readonly deviceId: number };

/** The first thing in the way is what is said; only with all of them gone is there something to turn on. */
export function pushStanding(facts: PushFacts): PushStanding {
  if (!facts.isSecure) return { kind: "insecure" };
  if (!facts.canSubscribe) return { kind: "unsupported" };
  if (facts.serverKey === null) return { kind: "serverOff" };
  if (facts.permission === "denied") return { kind: "blocked" };
  if (facts.deviceId !== null && facts.permission === "granted") return { kind: "on", deviceId: facts.deviceId };
  return { kind: "off", serverKey: facts.serverKey };
}

/** What stands in the way and what to do about it. */
export const pushWords: Readonly<Record<PushStanding["kind"], string>> = {
  insecure: "This address is not encrypted, so browsers allow no alerts here. Open the dashboard over https.",
  unsupported:
    "This browser cannot show alerts while the dashboard is closed. On an iPhone or iPad, add it to the home screen first.",
  serverOff: "This server sends no alerts to closed dashboards. Whoever runs it can start it with WEB_PUSH=on.",
  blocked:
    "This browser blocks notifications from this site. Allow them in the browser's site settings, then come back.",
  off: "New orders and low stock show on this device, also while the dashboard is closed.",
  on: "This device shows new orders and low stock while the dashboard is closed.",
};

/** What its owner will know it by: `Chrome on Android`. */
export function deviceName(userAgent: string): string {
  const browser = find(browsers, userAgent) ?? "Browser";
  const system = find(systems, userAgent);
  return system === undefined ? browser : `${browser} on ${system}`;
}

// The first that fits: most browsers name those that they descend from as well.
const browsers = [
  ["Edg/", "Edge"],
  ["OPR/", "Opera"],
  ["SamsungBrowser/", "Samsung Internet"],
  ["Firefox/", "Firefox"],
  ["Chrome/", "Chrome"],
  ["Safari/", "Safari"],
] as const;

const systems = [
  ["Android", "Android"],
  ["iPhone", "iPhone"],
  ["iPad", "iPad"],
  ["CrOS", "ChromeOS"],
  ["Windows", "Windows"],
  ["Mac OS", "Mac"],
  ["Linux", "Linux"],
] as const;

const find = (names: readonly (readonly [sign: string, name: string])[], userAgent: string) =>
  names.find(([sign]) => userAgent.includes(sign))?.[1];
