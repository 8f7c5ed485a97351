import type { Browser } from "playwright-core";
import type { SignedIn } from "./api.ts";

/**
 * A tab that the browser can freeze. The driver keeps its own pages visible, and a visible page is never frozen: so these
 * are spoken to by the browser's protocol itself.
 */
export interface FreezableTab {
  /** What an expression comes to in the page; it must be JSON. */
  evaluate(expression: string): Promise<unknown>;
  setLifecycle(state: "frozen" | "active"): Promise<void>;
}

/** A signed-in person's browser, apart from all others. */
export async function openFreezableTabs(browser: Browser, { token, user }: SignedIn) {
  const root = await browser.newBrowserCDPSession();
  const { browserContextId } = await root.send("Target.createBrowserContext");
  const answered = new Map<number, (result: unknown) => void>();
  let asked = 0;
  root.on("Target.receivedMessageFromTarget", ({ message }) => {
    // As the protocol documents it.
    const { id, result, error } = JSON.parse(message) as { id: number; result?: unknown; error?: unknown };
    answered.get(id)?.(result ?? Promise.reject(new Error(JSON.stringify(error))));
    answered.delete(id);
  });

  const open = async (url: string): Promise<FreezableTab> => {
    const { targetId } = await root.send("Target.createTarget", { url: "about:blank", browserContextId });
    const { sessionId } = await root.send("Target.attachToTarget", { targetId, flatten: false });
    const send = (method: string, params: object) =>
      new Promise<unknown>((resolve) => {
        asked += 1;
        answered.set(asked, resolve);
        const message = JSON.stringify({ id: asked, method, params });
        void root.send("Target.sendMessageToTarget", { sessionId, message });
      });
    const stored = Object.entries({ token, auth_token: token, user: JSON.stringify(user) });
    await send("Page.enable", {});
    await send("Page.addScriptToEvaluateOnNewDocument", {
      source: `if (location.protocol !== "about:") for (const [key, text] of ${JSON.stringify(stored)}) localStorage.setItem(key, text);`,
    });
    await send("Page.navigate", { url });
    return {
      evaluate: async (expression) => {
        const answer = await send("Runtime.evaluate", { expression, returnByValue: true });
        // As the protocol documents it.
        return (answer as { readonly result: { readonly value?: unknown } }).result.value;
      },
      setLifecycle: async (state) => {
        await send("Page.setWebLifecycleState", { state });
      },
    };
  };
  return { open, close: () => root.send("Target.disposeBrowserContext", { browserContextId }) };
}
