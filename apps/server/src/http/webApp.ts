import { randomBytes } from "node:crypto";
import { existsSync, readFileSync } from "node:fs";
import { join, sep } from "node:path";
import { fileURLToPath } from "node:url";
import serveStatic from "@fastify/static";
import type { FastifyReply } from "fastify";
import type { HttpApp } from "./httpServer.ts";
import { pagePolicy } from "./securityHeaders.ts";

/** What pages are told as they load (R11). */
export interface PageSettings {
  readonly useWebsockets: boolean;
  readonly pollingInterval: number;
}

/** Where `vite build` leaves the pages, seen from the sources as from what is compiled of them. */
export const builtWebApp = fileURLToPath(new URL("../../../web/dist", import.meta.url));

/** Paths that no API uses; the page itself decides what to show there. */
const pages = ["/", "/r/*", "/sign-in", "/sign-up", "/account", "/track/*", "/admin", "/admin/*"];

const year = "public, max-age=31536000, immutable";

/** Serves the web application from `folder`; false where it has not been built. */
export async function serveWebApp(app: HttpApp, folder: string, settings: PageSettings): Promise<boolean> {
  const index = join(folder, "index.html");
  if (!existsSync(index)) return false;
  const sendPage = createPage(readFileSync(index, "utf8"), settings);
  await app.register(serveStatic, {
    root: folder,
    wildcard: false,
    index: false,
    globIgnore: ["index.html", ".vite/**"],
    cacheControl: false,
    // Names in `assets` carry a hash of their content.
    setHeaders: (reply, path) => {
      void reply.setHeader("Cache-Control", path.includes(`${sep}assets${sep}`) ? year : "no-cache");
    },
  });
  for (const path of pages) app.get(path, { schema: { hide: true } }, async (_request, reply) => sendPage(reply));
  return true;
}

/** Only what is named here reaches the page, whatever else came with the settings. */
function createPage(html: string, { useWebsockets, pollingInterval }: PageSettings) {
  const script = `window.hafaloha=${JSON.stringify({ useWebsockets, pollingInterval })}`;
  return (reply: FastifyReply) => {
    const nonce = randomBytes(16).toString("base64url");
    return reply
      .header("Content-Security-Policy", pagePolicy(nonce))
      .header("Cache-Control", "no-cache")
      .type("text/html; charset=utf-8")
      .send(
        html
          .replace("<!--page-settings-->", () => `<script nonce="${nonce}">${script}</script>`)
          .replaceAll("__NONCE__", nonce),
      );
  };
}
