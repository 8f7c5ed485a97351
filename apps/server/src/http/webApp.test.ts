import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { createHttpServer } from "./httpServer.ts";
import { secureHeaders } from "./securityHeaders.ts";
import { serveWebApp } from "./webApp.ts";

const html = '<head><!--page-settings--><script nonce="__NONCE__">a()</script><link nonce="__NONCE__"></head>';
const settings = { useWebsockets: false, pollingInterval: 700, jwtSecret: "not for pages" };

async function served(folder: string) {
  const http = createHttpServer({ logger: pino({ level: "silent" }), tls: undefined, trustProxy: [] });
  await secureHeaders(http, { isTls: false });
  const isBuilt = await serveWebApp(http, folder, settings);
  return { http, isBuilt };
}

function builtFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), "hafaloha-web-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  for (const inner of ["assets", "art", ".vite"]) mkdirSync(join(folder, inner));
  writeFileSync(join(folder, "index.html"), html);
  writeFileSync(join(folder, "assets", "main-3f9a.js"), "main()");
  writeFileSync(join(folder, "art", "mark.svg"), "<svg/>");
  writeFileSync(join(folder, ".vite", "manifest.json"), "{}");
  return folder;
}

test.each(["/", "/r/1", "/r/1/checkout", "/sign-in", "/sign-up", "/account", "/track/abc", "/admin", "/admin/orders"])(
  "W1 %s is a page, and is told only the settings that are for pages",
  async (path) => {
    const { http } = await served(builtFolder());
    const { statusCode, headers, body } = await http.inject(path);
    const nonce = /'nonce-([\w-]{22})'/.exec(String(headers["content-security-policy"]))?.[1];
    expect({ statusCode, cached: headers["cache-control"] }).toEqual({ statusCode: 200, cached: "no-cache" });
    expect(body).toBe(
      `<head><script nonce="${nonce}">window.hafaloha={"useWebsockets":false,"pollingInterval":700}</script>` +
        `<script nonce="${nonce}">a()</script><link nonce="${nonce}"></head>`,
    );
  },
);

test("A5 each page has a nonce of its own, and may reach the cable over plain http", async () => {
  const { http } = await served(builtFolder());
  const policies = (await Promise.all([http.inject("/"), http.inject("/")])).map(({ headers }) =>
    String(headers["content-security-policy"]),
  );
  expect(policies[0]).not.toBe(policies[1]);
  expect(policies[0]).toContain("connect-src 'self' ws: wss:");
  expect(policies[0]).not.toContain("upgrade-insecure-requests");
});

test("W1 what has a hash in its name is kept for a year, the rest is asked for again", async () => {
  const { http } = await served(builtFolder());
  const cached = async (path: string) => (await http.inject(path)).headers["cache-control"];
  expect(await cached("/assets/main-3f9a.js")).toBe("public, max-age=31536000, immutable");
  expect(await cached("/art/mark.svg")).toBe("no-cache");
});

test.each(["/index.html", "/.vite/manifest.json", "/r", "/assets/gone.js", "/../package.json"])(
  "A5 %s is not served",
  async (path) => {
    const { http } = await served(builtFolder());
    expect((await http.inject(path)).json()).toMatchObject({ code: "not_found" });
  },
);

test("X1 without a build there are no pages", async () => {
  const { http, isBuilt } = await served(join(tmpdir(), "hafaloha-not-built"));
  expect(isBuilt).toBe(false);
  expect((await http.inject("/")).statusCode).toBe(404);
});
