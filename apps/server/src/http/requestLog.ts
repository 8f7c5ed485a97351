import type { HttpApp } from "./httpServer.ts";

/** One line for each answer: the route's pattern, never the path or the query, which carry tokens. */
export function logRequests(app: HttpApp): void {
  app.addHook("onResponse", async (request, reply) => {
    const data = {
      method: request.method,
      route: request.routeOptions.url ?? "(none)",
      status: reply.statusCode,
      ms: Math.round(reply.elapsedTime * 10) / 10,
    };
    if (reply.statusCode >= 500) request.log.warn(data, "answered");
    else request.log.info(data, "answered");
  });
}
