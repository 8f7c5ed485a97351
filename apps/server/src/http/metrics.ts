import type { CableStats } from "@hafaloha/cable/server";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import { isLoopback } from "../loopback.ts";
import { Refusal } from "../refusal.ts";
import { registerCableMetrics } from "./cableMetrics.ts";
import type { HttpApp } from "./httpServer.ts";

/** How often the delay of the event loop is looked at; the usual 10 ms wake an idle process a hundred times a second. */
const eventLoopMonitoringPrecision = 50;

/** Figures of this process in Prometheus' text form. Without `isOpen` only this machine itself may read them. */
export function serveMetrics(app: HttpApp, options: { isOpen: boolean; cable: () => CableStats }): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry, eventLoopMonitoringPrecision });
  registerCableMetrics(registry, options.cable);
  const answers = new Histogram({
    name: "hafaloha_http_request_seconds",
    help: "Time to answer, by route pattern",
    labelNames: ["method", "route", "status"],
    registers: [registry],
  });
  app.addHook("onResponse", async ({ method, routeOptions }, reply) => {
    answers.observe(
      { method, route: routeOptions.url ?? "(none)", status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
  });
  app.get("/metrics", { schema: { hide: true } }, async ({ ip, headers }, reply) => {
    // A proxy on this machine asks from loopback for everyone; it gives itself away by the header that it adds.
    const isLocal = isLoopback(ip) && headers["x-forwarded-for"] === undefined;
    if (!options.isOpen && !isLocal) {
      throw new Refusal("forbidden", "Metrics are for this machine only; METRICS=open opens them.");
    }
    reply.type(registry.contentType);
    return registry.metrics();
  });
}
