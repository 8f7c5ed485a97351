import { readFileSync } from "node:fs";
import { createSecureContext } from "node:tls";
import { parseArgs } from "node:util";
import { ConfigurationError } from "./configurationError.ts";
import { environmentName, flagName, type SettingName, type SettingValues, settingNames, settings } from "./settings.ts";

export interface Config extends Omit<SettingValues, "allowedOrigins" | "tlsCert" | "tlsKey"> {
  readonly allowedOrigins: readonly (string | RegExp)[];
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  /** Make the demo accounts even where others than this machine can reach them. */
  readonly demo: boolean;
  readonly isProduction: boolean;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** The validated settings; a `ConfigurationError` says which one cannot be used and how to mend it (X5). */
export function readConfig(args: readonly string[], environment: Environment): Config {
  const flags = readFlags(args);
  // `fromEntries` forgets which name has which type; each value came from its own setting's schema.
  const { allowedOrigins, tlsCert, tlsKey, ...values } = Object.fromEntries(
    settingNames.map((name) => [name, readSetting(name, flags, environment)]),
  ) as SettingValues;
  if (values.doorbellUrl !== undefined && values.databaseUrl === undefined) {
    throw new ConfigurationError(
      "DOORBELL_URL wakes several nodes on one PostgreSQL: give DATABASE_URL too, or leave DOORBELL_URL out.",
    );
  }
  if (values.webPush !== "off" && values.webPushContact === undefined) {
    throw new ConfigurationError(
      "WEB_PUSH needs WEB_PUSH_CONTACT, whom push services can turn to: give an address like mailto:you@example.com.",
    );
  }
  return {
    ...values,
    allowedOrigins: allowedOrigins.map(originPattern),
    tls: readTls(tlsCert, tlsKey),
    demo: flags.demo === true,
    isProduction: environment.NODE_ENV === "production",
  };
}

type Flags = Readonly<Record<string, string | boolean | undefined>>;

function readFlags(args: readonly string[]): Flags {
  try {
    const options = Object.fromEntries(settingNames.map((name) => [flagName(name), { type: "string" } as const]));
    return parseArgs({ args: [...args], options: { ...options, demo: { type: "boolean" } } }).values;
  } catch (cause) {
    const said = cause instanceof Error ? cause.message.split(/[.\n]/)[0] : String(cause);
    throw new ConfigurationError(`${said}. Run "hafaloha --help" for the flags.`, { cause });
  }
}

function readSetting(name: SettingName, flags: Flags, environment: Environment): unknown {
  const { schema, mend, ...setting } = settings[name];
  const flag = flags[flagName(name)];
  const text = flag ?? (environment[environmentName(name)] || undefined);
  const parsed = schema.safeParse(text);
  if (parsed.success) return parsed.data;
  const source = flag === undefined ? environmentName(name) : `--${flagName(name)}`;
  const shown = "isSecret" in setting ? "" : ` "${text}"`;
  throw new ConfigurationError(`${source}${shown} cannot be used: ${mend}.`);
}

/** Origins without a `*` are compared as they are; `*` stands for letters, digits, hyphens and dots. */
function originPattern(origin: string): string | RegExp {
  if (!origin.includes("*")) return origin;
  const parts = origin.split("*").map((part) => part.replace(/[.+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${parts.join("[a-z0-9.-]+")}$`, "i");
}

function readTls(certFile: string | undefined, keyFile: string | undefined): Config["tls"] {
  if (certFile === undefined && keyFile === undefined) return undefined;
  if (certFile === undefined || keyFile === undefined) {
    throw new ConfigurationError("TLS_CERT and TLS_KEY belong together: give both, or neither to serve plain http.");
  }
  const tls = { cert: readPem("TLS_CERT", certFile), key: readPem("TLS_KEY", keyFile) };
  try {
    createSecureContext(tls);
  } catch (cause) {
    throw new ConfigurationError(
      `TLS_CERT "${certFile}" and TLS_KEY "${keyFile}" are no certificate with its key: give both in PEM format.`,
      { cause },
    );
  }
  return tls;
}

function readPem(name: string, file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new ConfigurationError(`${name} "${file}" cannot be read: give a file in PEM format.`, { cause });
  }
}
