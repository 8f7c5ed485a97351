import { isIP } from "node:net";
import * as z from "zod";

interface Setting {
  readonly schema: z.ZodType;
  readonly help: string;
  /** What to do about a value that cannot be used. */
  readonly mend: string;
  /** Not shown, not even when it is wrong. */
  readonly isSecret?: boolean;
}

const onOff = z.enum(["on", "off"]).transform((value) => value === "on");
const whole = (least: number, most: number) =>
  z.string().regex(/^\d+$/).transform(Number).pipe(z.int().min(least).max(most));
const list = z.string().transform((text) => text.split(",").map((part) => part.trim()));
const origin = z.string().regex(/^[a-z][a-z0-9+.-]*:\/\/[^\s/]+$/i);
const proxy = z.string().refine(isProxy);
const logLevel = z.enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"]);

/** Every setting. `dataDir` is read from `DATA_DIR` and `--data-dir`, and so on; flags win. */
export const settings = {
  port: {
    schema: whole(0, 65_535).default(3000),
    help: "port to listen on, 0 takes a free one (3000)",
    mend: "give a number from 0 to 65535; 0 takes a free port",
  },
  host: {
    schema: z
      .string()
      .regex(/^[\w.:-]+$/)
      .default("127.0.0.1"),
    help: "address to listen on, 0.0.0.0 for all of this machine (127.0.0.1)",
    mend: "give an address or name of this machine, such as 127.0.0.1 or 0.0.0.0",
  },
  dataDir: {
    schema: z.string().default("./data"),
    help: "folder of the embedded database (./data)",
    mend: "give a folder",
  },
  databaseUrl: {
    schema: z
      .string()
      .regex(/^postgres(ql)?:\/\/./)
      .optional(),
    help: "PostgreSQL instead of the embedded database",
    mend: "give an address like postgres://user:password@host:5432/name",
    isSecret: true,
  },
  doorbellUrl: {
    schema: z.string().refine(isRedis).optional(),
    help: "Redis that wakes the other nodes, instead of PostgreSQL's NOTIFY",
    mend: "give an address like redis://user:password@host:6379, or leave it out to have PostgreSQL ring",
    isSecret: true,
  },
  jwtSecret: {
    schema: z.string().optional(),
    help: "what tokens are signed with; made and kept with the data when absent",
    mend: "give 32 random characters or more, or leave it out to have one made and kept",
    isSecret: true,
  },
  allowedOrigins: {
    schema: list.pipe(z.array(origin)).default([]),
    help: "other sites whose pages may connect, by comma; * stands for part of a host",
    mend: "give origins by comma, such as https://example.com,https://*.example.com",
  },
  trustProxy: {
    schema: z.union([z.literal("off").transform((): string[] => []), list.pipe(z.array(proxy))]).default([]),
    help: "proxies whose X-Forwarded-* count, by comma (off)",
    mend: "give addresses or networks by comma, such as loopback,10.0.0.0/8, or off",
  },
  tlsCert: { schema: z.string().optional(), help: "file of a certificate, to serve https", mend: "give a file" },
  tlsKey: { schema: z.string().optional(), help: "file of the certificate's key", mend: "give a file" },
  useWebsockets: {
    schema: onOff.default(true),
    help: "on, or off to have pages poll instead (on)",
    mend: "give on or off",
  },
  pollingInterval: {
    schema: whole(100, 3_600_000).default(5000),
    help: "milliseconds between two polls of a page that is not live (5000)",
    mend: "give milliseconds from 100 to 3600000",
  },
  compression: {
    schema: onOff.default(false),
    help: "on to compress events for browsers, once for all of them; it pays on slow lines (off)",
    mend: "give on or off",
  },
  rateLimits: {
    schema: onOff.default(true),
    help: "on, or off for load tests on a machine of one's own (on)",
    mend: "give on or off",
  },
  metrics: {
    schema: z.enum(["loopback", "open"]).default("loopback"),
    help: "who may read /metrics: loopback or open (loopback)",
    mend: "give loopback or open",
  },
  webPush: {
    schema: z.enum(["off", "on", "loopback"]).default("off"),
    help: "on to push alerts to staff whose tab is closed; loopback lets tests have a push service here (off)",
    mend: "give off, on or loopback",
  },
  webPushContact: {
    schema: z
      .string()
      .regex(/^(mailto:[^\s@]+@[^\s@]+|https:\/\/\S+)$/)
      .optional(),
    help: "whom the browsers' push services can turn to, mailto: or https:; needed with WEB_PUSH",
    mend: "give an address like mailto:you@example.com",
  },
  drainWindow: {
    schema: whole(0, 18_000).default(2000),
    help: "milliseconds over which a stopping server sends its clients away (2000)",
    mend: "give milliseconds from 0 to 18000",
  },
  logLevel: {
    schema: logLevel.default("info"),
    help: `what is logged: ${logLevel.options.join(", ")} (info)`,
    mend: `give one of ${logLevel.options.join(", ")}`,
  },
} as const satisfies Record<string, Setting>;

export type SettingName = keyof typeof settings;
export type SettingValues = { readonly [Name in SettingName]: z.output<(typeof settings)[Name]["schema"]> };

export const settingNames = Object.keys(settings) as readonly SettingName[];

export const environmentName = (name: SettingName) => name.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
export const flagName = (name: SettingName) => environmentName(name).toLowerCase().replaceAll("_", "-");

function isProxy(text: string): boolean {
  if (["loopback", "linklocal", "uniquelocal"].includes(text)) return true;
  const [address = "", bits] = text.split("/");
  const most = { 0: -1, 4: 32, 6: 128 }[isIP(address)] ?? -1;
  return most > 0 && (bits === undefined || (/^\d{1,3}$/.test(bits) && Number(bits) <= most));
}

/** A path names one of Redis' numbered databases. */
function isRedis(text: string): boolean {
  return /^rediss?:\/\/[^/]/.test(text) && URL.canParse(text) && /^\/?\d*$/.test(new URL(text).pathname);
}
