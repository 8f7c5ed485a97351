import { describe, expect, test } from "vitest";
import { readConfig } from "./config.ts";
import { ConfigurationError } from "./configurationError.ts";
import { environmentName, flagName, type SettingName, settingNames } from "./settings.ts";

describe("Settings", () => {
  test("X1 without any, the server listens on loopback port 3000 and keeps its data in ./data", () => {
    expect(readConfig([], {})).toEqual({
      port: 3000,
      host: "127.0.0.1",
      dataDir: "./data",
      databaseUrl: undefined,
      jwtSecret: undefined,
      allowedOrigins: [],
      trustProxy: [],
      tls: undefined,
      useWebsockets: true,
      pollingInterval: 5000,
      compression: false,
      rateLimits: true,
      metrics: "loopback",
      drainWindow: 2000,
      logLevel: "info",
      demo: false,
      isProduction: false,
      webPush: "off",
    });
  });

  test("X2 flags win over the environment, and an empty variable is none", () => {
    const environment = { PORT: "4000", DATA_DIR: "/var/a", LOG_LEVEL: "", NODE_ENV: "production" };
    const config = readConfig(["--port", "0", "--demo"], environment);
    expect(config).toMatchObject({ port: 0, dataDir: "/var/a", logLevel: "info", demo: true, isProduction: true });
  });

  test("X2 each setting has one name, spelt as a variable and as a flag", () => {
    expect(settingNames.map(environmentName)).toContain("ALLOWED_ORIGINS");
    expect(settingNames.map(flagName)).toContain("data-dir");
  });

  test("A5 an allowed origin may leave part of a host open, and only that", () => {
    const { allowedOrigins } = readConfig([], { ALLOWED_ORIGINS: "https://a.test, https://*.b.test:8443" });
    const [exact, pattern] = allowedOrigins;
    expect(exact).toBe("https://a.test");
    expect(pattern).toBeInstanceOf(RegExp);
    expect(
      ["https://x.b.test:8443", "https://x.y.b.test:8443"].every((origin) => (pattern as RegExp).test(origin)),
    ).toBe(true);
    const foreign = [
      "https://b.test:8443",
      "https://xb.test:8443",
      "https://x.b.test:84430",
      "https://evil.test/x.b.test:8443",
    ];
    expect(foreign.filter((origin) => (pattern as RegExp).test(origin))).toEqual([]);
  });
});

/** What cannot be used, by setting; a setting that takes any text has no such values. */
const unusable: Record<SettingName, readonly string[]> = {
  port: ["abc", "-1", "65536", "1.5", "0x10", " "],
  host: ["a b", "http://127.0.0.1"],
  dataDir: [],
  databaseUrl: ["mysql://localhost/a", "postgres://", "localhost"],
  doorbellUrl: ["localhost:6379", "http://localhost", "redis://", "redis://host:port", "redis://host/orders"],
  jwtSecret: [],
  allowedOrigins: ["example.com", "https://a.test/", "https://a.test,,", "*"],
  trustProxy: ["on", "10.0.0.0/33", "1.2.3", "::1/129", "10.0.0.0/8,"],
  tlsCert: ["/nowhere/at-all.pem"],
  tlsKey: ["/nowhere/at-all.pem"],
  useWebsockets: ["yes", "ON"],
  pollingInterval: ["0", "99", "5s"],
  compression: ["true"],
  rateLimits: ["false"],
  metrics: ["off"],
  webPush: ["true"],
  webPushContact: ["you@example.com", "mailto:you", "http://example.com"],
  drainWindow: ["-1", "20000"],
  logLevel: ["loud"],
};

const cases = settingNames.flatMap((name) => unusable[name].map((text) => [name, text] as const));

test.each(cases)("X5 %s %j stops the start with one line that names the setting", (name, text) => {
  const environment = { [environmentName(name)]: text };
  const flag = `--${flagName(name)}`;
  for (const message of [
    refusal(() => readConfig([], environment)),
    refusal(() => readConfig([`${flag}=${text}`], {})),
  ]) {
    expect([environmentName(name), flag].some((named) => message.includes(named))).toBe(true);
    expect(message).not.toContain("\n");
  }
});

test.each([
  [["--prot", "1"], "Unknown option '--prot'"],
  [["--port"], "--port"],
  [["extra"], "extra"],
  [["--demo=yes"], "--demo"],
])("X5 the flags %j stop the start and point to --help", (args, named) => {
  const message = refusal(() => readConfig(args, {}));
  expect(message).toContain(named);
  expect(message).toContain("--help");
});

test("X5 a doorbell for several nodes needs the database that several nodes share", () => {
  const settings = { DOORBELL_URL: "redis://:hunter2@127.0.0.1:6379/1" };
  const message = refusal(() => readConfig([], settings));
  expect(message).toMatch(/DOORBELL_URL.*DATABASE_URL/);
  expect(message).not.toContain("hunter2");
  const { doorbellUrl } = readConfig([], { ...settings, DATABASE_URL: "postgres://127.0.0.1/a" });
  expect(doorbellUrl).toBe(settings.DOORBELL_URL);
});

test("X5 a secret that cannot be used is not repeated", () => {
  expect(refusal(() => readConfig([], { DATABASE_URL: "mysql://me:hunter2@host" }))).not.toContain("hunter2");
});

function refusal(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigurationError);
    return (error as ConfigurationError).message;
  }
  throw new Error("It was accepted");
}

test("X5 web push needs somebody whom push services can turn to", () => {
  expect(() => readConfig([], { WEB_PUSH: "on" })).toThrow("WEB_PUSH needs WEB_PUSH_CONTACT");
  expect(readConfig([], { WEB_PUSH: "on", WEB_PUSH_CONTACT: "mailto:you@example.com" }).webPush).toBe("on");
});
