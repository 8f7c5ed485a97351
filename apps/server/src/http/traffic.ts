import { Refusal } from "../refusal.ts";
import type { HttpApp } from "./httpServer.ts";

/** Requests on their way, and whether new ones are still taken. */
export interface Traffic {
  readonly isDraining: boolean;
  /** Takes no more requests but those of the operators; resolves when all others have been answered, or after `mostMs`. */
  drain(mostMs: number): Promise<void>;
}

/** Routes that answer to the end: who runs the server wants to see that it stops. */
const answeredToTheEnd = new Set<string | undefined>(["/health", "/ready", "/metrics"]);

export function watchTraffic(app: HttpApp): Traffic {
  let isDraining = false;
  let underWay = 0;
  let settled = () => {};
  app.addHook("onRequest", async (request, reply) => {
    underWay += 1;
    // Not `onResponse`, which never comes where the client has gone.
    reply.raw.once("close", () => {
      underWay -= 1;
      if (underWay === 0) settled();
    });
    if (isDraining && !answeredToTheEnd.has(request.routeOptions.url)) {
      reply.header("Connection", "close");
      throw new Refusal("not_ready", "The server is restarting. Try again in a few seconds.");
    }
  });
  return {
    get isDraining() {
      return isDraining;
    },
    drain: (mostMs) => {
      isDraining = true;
      if (underWay === 0) return Promise.resolve();
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, mostMs);
        settled = () => {
          clearTimeout(timer);
          resolve();
        };
      });
    },
  };
}
