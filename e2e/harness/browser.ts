import { type Browser, type BrowserContext, chromium, type Page } from "playwright-core";
import type { SignedIn } from "./api.ts";

/** A name of this machine as of one in a restaurant's network: browsers take plain http to it for no secure context. */
export const lanHost = "restaurant.test";

const args = [
  `--host-resolver-rules=MAP ${lanHost} 127.0.0.1`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export function openChromium(): Promise<Browser> {
  return chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args });
}

export interface ContextOptions {
  readonly signedIn?: SignedIn;
  readonly width?: number;
}

/** A browser of one person: its own storage, its own sockets. */
export async function openContext(browser: Browser, options: ContextOptions = {}): Promise<BrowserContext> {
  const context = await browser.newContext({
    viewport: { width: options.width ?? 1280, height: 900 },
    colorScheme: "light",
    reducedMotion: "reduce",
  });
  // It only ends a test that hangs.
  context.setDefaultTimeout(60_000);
  if (options.signedIn) {
    const { token, user } = options.signedIn;
    await context.addInitScript(
      ([jwt, json]) => {
        localStorage.setItem("token", jwt);
        localStorage.setItem("auth_token", jwt);
        localStorage.setItem("user", json);
      },
      [token, JSON.stringify(user)] as const,
    );
  }
  return context;
}

/** What a person would not see but a developer would: script errors and error lines on the console. */
export function troubleOf(page: Page): readonly string[] {
  const trouble: string[] = [];
  page.on("pageerror", (error) => trouble.push(`error: ${error.message}`));
  page.on("console", (message) => {
    if (message.type() === "error") trouble.push(`console: ${message.text()}`);
  });
  return trouble;
}
