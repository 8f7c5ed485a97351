import { Refusal } from "../refusal.ts";
import type { HttpApp } from "./httpServer.ts";
import type { Principal } from "./principal.ts";

/** Who holds a token, or why the token is not good. */
export type Identification =
  | { readonly ok: true; readonly principal: Principal }
  | { readonly ok: false; readonly reason: "unauthorized" | "token_expired" };

export type Identify = (token: string) => Promise<Identification>;

declare module "fastify" {
  interface FastifyRequest {
    /** Set before any handler runs; a request without a token is a guest's. */
    principal: Principal;
  }
  interface FastifyContextConfig {
    /** For signing in: a token that has ended must not stand in the way of a new one. */
    readonly ignoresToken?: true;
  }
}

const guest: Principal = { kind: "guest" };

/** Every route registered on `app` afterwards knows who asks; a token that is not good is refused, never ignored. */
export function authenticateRequests(app: HttpApp, identify: Identify): void {
  app.decorateRequest("principal");
  app.addHook("onRequest", async (request, reply) => {
    // What an answer holds depends on who asked; what is the same for all says so itself.
    reply.header("Cache-Control", "no-store");
    const { authorization } = request.headers;
    const isRead = authorization !== undefined && !request.routeOptions.config.ignoresToken;
    request.principal = isRead ? await bearer(authorization, identify) : guest;
  });
}

async function bearer(authorization: string, identify: Identify): Promise<Principal> {
  const token = /^Bearer +(\S+) *$/i.exec(authorization)?.[1];
  if (token === undefined) throw new Refusal("signed_out", "The Authorization header must be `Bearer <token>`.");
  const identified = await identify(token);
  if (!identified.ok) throw new Refusal("signed_out", reasons[identified.reason]);
  return identified.principal;
}

const reasons = {
  unauthorized: "The token is not good here. Sign in again.",
  token_expired: "The token has expired. Sign in again.",
} as const;
