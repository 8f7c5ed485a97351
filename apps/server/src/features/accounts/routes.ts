import { changePasswordRequest, loginRequest, session, signupRequest } from "@hafaloha/contract";
import type { HttpApp } from "../../http/httpServer.ts";
import { permitted } from "./authorization.ts";
import type { Accounts } from "./service.ts";

const config = { permits: "anyone", ignoresToken: true } as const;

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

  app.post(
    "/session/renew",
    { config: { permits: "session.renew" }, schema: { response: { 201: session } } },
    async (request, reply) => {
      reply.code(201);
      return accounts.renew(permitted(request));
    },
  );

  app.post(
    "/session/password",
    {
      config: { permits: "session.change_password" },
      schema: { body: changePasswordRequest, response: { 201: session } },
    },
    async (request, reply) => {
      reply.code(201);
      return accounts.changePassword(permitted(request), request.body);
    },
  );

  app.post("/session/end_all", { config: { permits: "session.end" } }, async (request, reply) => {
    await accounts.logoutEverywhere(permitted(request));
    reply.code(204);
  });

  app.post("/logout", { config: { permits: "session.end" } }, async (request, reply) => {
    await accounts.logout(permitted(request));
    reply.code(204);
  });
}
