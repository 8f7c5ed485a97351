import rateLimit from "@fastify/rate-limit";
import type { FastifyRequest } from "fastify";
import * as z from "zod/mini";
import { Refusal } from "../refusal.ts";
import type { HttpApp } from "./httpServer.ts";

/** How often in a minute one key may ask; a request without the key is not counted. */
interface Limit {
  readonly route: string;
  readonly max: number;
  readonly key: (request: FastifyRequest) => string | undefined;
}

const limits: readonly Limit[] = [
  { route: "POST /login", max: 10, key: ({ ip, body }) => `${ip} ${emailOf(body)}` },
  { route: "POST /session/password", max: 10, key: ({ ip }) => ip },
  { route: "POST /orders", max: 300, key: ({ ip }) => ip },
  { route: "POST /orders", max: 10, key: ({ body }) => phoneOf(body) },
];

/** Guards the routes that are registered afterwards. */
export async function limitRates(app: HttpApp): Promise<void> {
  await app.register(rateLimit, { global: false });
  const guards = limits.map(({ route, ...limit }) => ({ route, guard: createGuard(app, limit) }));
  app.addHook("onRoute", (routeOptions) => {
    const routes = [routeOptions.method].flat().map((method) => `${method} ${routeOptions.url}`);
    const own = guards.filter(({ route }) => routes.includes(route)).map(({ guard }) => guard);
    if (own.length > 0) routeOptions.preHandler = [...own, ...[routeOptions.preHandler ?? []].flat()];
  });
}

function createGuard(app: HttpApp, { max, key }: Omit<Limit, "route">) {
  const count = app.createRateLimit({ max, timeWindow: 60_000, keyGenerator: (request) => key(request) ?? "" });
  return async (request: FastifyRequest, reply: { header(name: string, value: number): unknown }): Promise<void> => {
    if (key(request) === undefined) return;
    const counted = await count(request);
    if (counted.isAllowed || !counted.isExceeded) return;
    reply.header("Retry-After", counted.ttlInSeconds);
    throw new Refusal("rate_limited", `Too many at once. Try again in ${counted.ttlInSeconds} s.`);
  };
}

const withEmail = z.object({ email: z.string() });
const withPhone = z.object({ order: z.object({ contact_phone: z.string() }) });

const emailOf = (body: unknown) => withEmail.safeParse(body).data?.email ?? "";
/** By its digits, however it was written. */
const phoneOf = (body: unknown) => withPhone.safeParse(body).data?.order.contact_phone.replace(/\D/g, "") || undefined;
