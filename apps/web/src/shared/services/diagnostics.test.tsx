import { afterEach, expect, it } from "vitest";
import { sampleToken, serviceUnderTest } from "../../../test/serviceUnderTest.ts";
import { diagnosticsText } from "./diagnostics.ts";
import { keepLogLevel, readLogLevel } from "./logLevel.ts";

afterEach(() => {
  localStorage.clear();
  history.replaceState(null, "", "/");
});

it("R10 tells what somebody who looks into a trouble asks, and no token", () => {
  const token = sampleToken();
  localStorage.setItem("auth_token", token);
  history.replaceState(null, "", `/admin?token=${token}`);
  const { browser, service } = serviceUnderTest();
  service.connect();
  browser.socket.welcome();
  browser.socket.end(false);
  const text = diagnosticsText(service, { queue: "pausing, 2 saved, 1 not taken" });
  expect(text).toContain("address: http://localhost:3000/admin\n");
  expect(text).toContain(`browser: ${navigator.userAgent}`);
  expect(text).toContain('"kind":"reconnecting"');
  expect(text).toContain("queue: pausing, 2 saved, 1 not taken");
  expect(text).toMatch(/Last \d+ log lines\nINFO \[WebSocket\] /);
  expect(text).toContain("Socket closed, code 1006");
  expect(text).not.toContain(token);
});

it("R10 the level is kept on the device", () => {
  expect(serviceUnderTest().service.logLevel).toBe("off");
  keepLogLevel("debug");
  expect(readLogLevel()).toBe("debug");
  localStorage.setItem("hafaloha.logLevel", "shouting");
  expect(readLogLevel()).toBe("info");
});
