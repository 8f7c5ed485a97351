import { loginRequest, session, signupRequest } from "@hafaloha/contract";
import type { HttpApp } from "../../http/httpServer.ts";
import { requirePermission } from "./policy.ts";
import type { Accounts } from "./service.ts";

const config = { ignoresToken: true } as const;

export function accountRoutes(app: HttpApp, { accounts }: { accounts: Accounts }): void {
  app.post(
    "/login",
    { config, schema: { body: loginRequest, response: { 201: session } } },
    async ({ body }, reply) => {
      reply.code(201);
      return accounts.login(body);
    },
  );

  app.post(
    "/signup",
    { config, schema: { body: signupRequest, response: { 201: session } } },
    async ({ body }, reply) => {
      reply.code(201);
      return accounts.signup(body);
    },
  );

  app.post("/session/renew", { schema: { response: { 201: session } } }, async ({ principal }, reply) => {
    reply.code(201);
    return accounts.renew(requirePermission(principal, "session.renew"));
  });

  app.post("/logout", async ({ principal }, reply) => {
    await accounts.logout(requirePermission(principal, "session.end"));
    reply.code(204);
  });
}
