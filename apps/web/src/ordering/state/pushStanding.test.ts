import { describe, expect, it } from "vitest";
import { deviceName, type PushFacts, pushStanding } from "./pushStanding.ts";

const ready: PushFacts = {
  isSecure: true,
  canSubscribe: true,
  serverKey: "key",
  permission: "granted",
  deviceId: 4,
};

describe("pushes to this device", () => {
  it.each<[string, Partial<PushFacts>, object]>([
    ["are on", {}, { kind: "on", deviceId: 4 }],
    ["can be turned on", { deviceId: null }, { kind: "off", serverKey: "key" }],
    ["can be turned on before the browser was asked", { permission: "default" }, { kind: "off", serverKey: "key" }],
    ["are blocked by the browser", { permission: "denied" }, { kind: "blocked" }],
    ["are not sent by this server", { serverKey: null, permission: "denied" }, { kind: "serverOff" }],
    ["cannot be shown by this browser", { canSubscribe: false, serverKey: null }, { kind: "unsupported" }],
    ["need an encrypted page first of all", { isSecure: false, canSubscribe: false }, { kind: "insecure" }],
  ])("N2 %s", (_words, facts, standing) => {
    expect(pushStanding({ ...ready, ...facts })).toEqual(standing);
  });

  it.each([
    ["Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36", "Chrome on Android"],
    ["Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/126.0 Safari/537.36 Edg/126.0", "Edge on Windows"],
    ["Mozilla/5.0 (iPad; CPU OS 17_4 like Mac OS X) Version/17.4 Safari/604.1", "Safari on iPad"],
    ["Mozilla/5.0 (X11; Linux x86_64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox on Linux"],
    ["curl/8", "Browser"],
  ])("N2 %s is listed as %s", (userAgent, name) => {
    expect(deviceName(userAgent)).toBe(name);
  });
});
