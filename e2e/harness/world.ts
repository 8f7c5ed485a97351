import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";
import { type SignedIn, signIn } from "./api.ts";
import { type ContextOptions, openChromium, openContext } from "./browser.ts";
import { type CuttableProxy, startCuttableProxy } from "./cuttableProxy.ts";
import { type Environment, openSite, type Site } from "./site.ts";

/** One site behind a proxy that can be cut, and people with browsers of their own. */
export interface World {
  readonly browser: Browser;
  readonly site: Site;
  readonly proxy: CuttableProxy;
  /** Where browsers go: through the proxy. */
  readonly url: string;
  signIn(name: string): Promise<SignedIn>;
  /** A browser of its own for one person; closed after the test. */
  person(options?: ContextOptions): Promise<BrowserContext>;
  staff(name: string, options?: ContextOptions): Promise<BrowserContext>;
}

/** Polling that would come only long after the test: what is seen came over the socket. */
export const noPolling = { POLLING_INTERVAL: "3600000" };

/** Starts everything before the suite that calls it, and ends it afterwards. */
export function useWorld(env: Environment): World {
  let browser: Browser;
  let site: Site;
  let proxy: CuttableProxy;
  const contexts: BrowserContext[] = [];

  beforeAll(async () => {
    [site, browser] = await Promise.all([openSite(env), openChromium()]);
    proxy = await startCuttableProxy(site.port);
  });

  afterEach(async () => {
    proxy.refuseCable(false);
    proxy.slowCable(0);
    proxy.closeIdleCable(undefined);
    for (const context of contexts.splice(0)) await context.close();
  });

  afterAll(async () => {
    await browser.close();
    await proxy.close();
    await site.close();
  });

  const person = async (options: ContextOptions = {}) => {
    const context = await openContext(browser, options);
    contexts.push(context);
    return context;
  };
  return {
    get browser() {
      return browser;
    },
    get site() {
      return site;
    },
    get proxy() {
      return proxy;
    },
    get url() {
      return proxy.url;
    },
    signIn: (name) => signIn(site.url, name),
    person,
    staff: async (name, options) => person({ ...options, signedIn: await signIn(site.url, name) }),
  };
}
