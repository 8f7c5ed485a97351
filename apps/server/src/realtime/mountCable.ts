import type { CableServer } from "@hafaloha/cable/server";
import type { HttpApp } from "../http/httpServer.ts";
import { offersNoWebSocket, serveWithoutUpgrade } from "../http/withoutUpgrade.ts";

/** Hands WebSockets to the cable. A plain request for it finds no page, as with any Action Cable server. */
export function mountCable(app: HttpApp, cable: CableServer): void {
  const { server } = app;
  server.on("upgrade", (request, socket, head) => {
    if (offersNoWebSocket(request)) serveWithoutUpgrade(server, request, socket, head);
    else cable.handleUpgrade(request, socket, head);
  });
  app.all("/cable", { schema: { hide: true } }, (_request, reply) =>
    reply.code(404).type("text/plain").send("Page not found"),
  );
}
