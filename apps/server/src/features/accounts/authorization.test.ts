import pino from "pino";
import { expect, test } from "vitest";
import { createHttpServer } from "../../http/httpServer.ts";
import { authorizeRoutes } from "./authorization.ts";

function server() {
  const app = createHttpServer({ logger: pino({ level: "silent" }), tls: undefined, trustProxy: [] });
  app.decorateRequest("principal");
  app.addHook("onRequest", async (request) => {
    request.principal = { kind: "guest" };
  });
  authorizeRoutes(app);
  return app;
}

test("A2 a route that does not say whom it permits cannot be registered", () => {
  expect(() => server().get("/secrets", async () => "everything")).toThrow("/secrets does not say whom it permits");
});

test("A2 who is not permitted is refused before the body is looked at", async () => {
  const app = server();
  app.post("/secrets", { config: { permits: "orders.update" } }, async () => "everything");
  const { statusCode } = await app.inject({ method: "POST", url: "/secrets", payload: { nonsense: true } });
  expect(statusCode).toBe(401);
});
