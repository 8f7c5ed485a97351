import helmet from "@fastify/helmet";
import type { HttpApp } from "./httpServer.ts";

/** Headers of every answer. What is no page may load nothing; pages set their own policy by `pagePolicy`. */
export async function secureHeaders(app: HttpApp, { isTls }: { isTls: boolean }): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], frameAncestors: ["'none'"] },
    },
    // Over plain http browsers ignore it, and the host may serve other things too.
    strictTransportSecurity: isTls ? { includeSubDomains: false } : false,
    referrerPolicy: { policy: "same-origin" },
  });
}

/**
 * What a page may load: its own files, and scripts that carry the nonce of this answer. `ws:` and `wss:` are named because
 * not every browser takes `'self'` for them; plain http stays plain http, for a server without a certificate on a LAN.
 */
export const pagePolicy = (nonce: string) =>
  [
    "default-src 'self'",
    `script-src 'self' 'nonce-${nonce}'`,
    // Dialogs and toasts set styles as they open.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    "connect-src 'self' ws: wss:",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join("; ");
