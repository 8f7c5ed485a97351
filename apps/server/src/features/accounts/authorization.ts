import type { FastifyRequest } from "fastify";
import type { HttpApp } from "../../http/httpServer.ts";
import { requestedRestaurant } from "../../http/tenant.ts";
import { type Action, requirePermission } from "./policy.ts";

declare module "fastify" {
  interface FastifyContextConfig {
    /** What a caller must be allowed to do here. A route that does not say it cannot be registered. */
    readonly permits?: Action | "anyone";
  }
}

/** Every route registered on `app` afterwards is closed to those whom its `permits` does not name, whatever they send. */
export function authorizeRoutes(app: HttpApp): void {
  app.addHook("onRoute", ({ method, url, config }) => {
    if (config?.permits === undefined) throw new Error(`The route ${method} ${url} does not say whom it permits`);
  });
  app.addHook("preValidation", async ({ principal, routeOptions }) => {
    const { permits } = routeOptions.config;
    // An address without a route is nobody's.
    if (permits !== undefined && permits !== "anyone") requirePermission(principal, permits);
  });
}

/** The user whom the route permits, and the restaurant in which: their own, or the one that a super_admin names. */
export function authorize({ principal, routeOptions }: FastifyRequest, askedRestaurantId: number | undefined) {
  const user = permitted({ principal, routeOptions });
  return { user, restaurantId: requestedRestaurant(user, askedRestaurantId) };
}

/** The user whom the route permits. */
export function permitted({ principal, routeOptions }: Pick<FastifyRequest, "principal" | "routeOptions">) {
  const { permits } = routeOptions.config;
  if (permits === undefined || permits === "anyone") {
    throw new Error(`${routeOptions.url} is for anyone: it knows no permitted user`);
  }
  return requirePermission(principal, permits);
}
