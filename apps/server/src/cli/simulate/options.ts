import { parseArgs } from "node:util";
import { ConfigurationError } from "../../configurationError.ts";
import { isLoopback } from "../../loopback.ts";

export interface RushOptions {
  readonly url: URL;
  readonly restaurantId: number;
  readonly orders: number;
  readonly lengthMs: number;
  /** Whether the kitchen is played too. */
  readonly staff: boolean;
}

const defaults = { url: "http://127.0.0.1:3000", restaurant: "1", orders: "200", minutes: "10" };

/** What `hafaloha simulate` is asked to play; a server that is not this machine's only for those who say that it is theirs. */
export function readRushOptions(args: readonly string[]): RushOptions {
  const flags = readFlags(args);
  const url = readUrl(flags.url);
  if (!isLoopback(url.hostname.replace(/^\[|\]$/g, "")) && flags["i-own-this-server"] !== true) {
    throw new ConfigurationError(
      `simulate fills the restaurant with invented orders, and ${url.host} is not this machine: add --i-own-this-server if it is yours.`,
    );
  }
  return {
    url,
    restaurantId: readNumber("restaurant", flags.restaurant, { least: 1, most: 1e9, whole: true }),
    orders: readNumber("orders", flags.orders, { least: 1, most: 100_000, whole: true }),
    lengthMs: readNumber("minutes", flags.minutes, { least: 0.01, most: 1_440, whole: false }) * 60_000,
    staff: flags.staff === true,
  };
}

function readFlags(args: readonly string[]) {
  const text = (name: keyof typeof defaults) => ({ type: "string", default: defaults[name] }) as const;
  const on = { type: "boolean" } as const;
  try {
    const options = {
      ...{ url: text("url"), restaurant: text("restaurant"), orders: text("orders"), minutes: text("minutes") },
      ...{ staff: on, "i-own-this-server": on },
    };
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.split(/[.\n]/)[0] : String(cause);
    throw new ConfigurationError(`${said}. Run "hafaloha --help" for the flags of simulate.`, { cause });
  }
}

function readUrl(text: string): URL {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  if (url && /^https?:$/.test(url.protocol)) return url;
  throw new ConfigurationError(`--url "${text}" cannot be used: give an address like ${defaults.url}.`);
}

function readNumber(
  name: keyof typeof defaults,
  text: string,
  { least, most, whole }: { readonly least: number; readonly most: number; readonly whole: boolean },
): number {
  const value = Number(text);
  if (text.trim() !== "" && value >= least && value <= most && (!whole || Number.isInteger(value))) return value;
  const kind = whole ? "a whole number" : "a number";
  throw new ConfigurationError(`--${name} "${text}" cannot be used: give ${kind} from ${least} to ${most}.`);
}
