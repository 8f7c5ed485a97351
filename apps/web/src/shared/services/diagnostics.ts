import type { WebSocketService } from "./websocketService.ts";

/** What somebody who looks into a trouble asks first; it holds no token and nothing of an order. */
export function diagnosticsText(service: WebSocketService, page: Readonly<Record<string, unknown>>): string {
  const facts = {
    time: new Date().toISOString(),
    address: location.origin + location.pathname,
    version: import.meta.env.VERSION ?? "unbuilt",
    build: buildName(),
    browser: navigator.userAgent,
    online: navigator.onLine,
    visibility: document.visibilityState,
    sockets: service.settings.useWebsockets ? "on" : "off",
    pollingInterval: `${service.settings.pollingInterval} ms`,
    connection: connectionText(service),
    malformed: service.malformed,
    ...page,
  };
  const lines = Object.entries(facts).map(([name, value]) => `${name}: ${String(value)}`);
  return ["Hafaloha diagnostics", ...lines, "", `Last ${service.logLines.length} log lines`, ...service.logLines].join(
    "\n",
  );
}

/** The name of this chunk carries a hash of the build. */
function buildName(): string {
  return new URL(import.meta.url).pathname.split("/").at(-1) ?? "";
}

/** Its times are readable, the rest is as it is. */
function connectionText({ status, cable }: WebSocketService): string {
  const { lastEventAt, latencyMs } = cable.status;
  const isTime = (name: string) =>
    name === "since" || name === "next" || name === "lastEventAt" || name === "currentUntil";
  return JSON.stringify({ ...status, lastEventAt, latencyMs }, (name, value: unknown) =>
    isTime(name) && typeof value === "number" ? new Date(value).toISOString() : value,
  );
}
