import { addColleagueRequest, changeColleagueRequest, colleague } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Database } from "../../database/database.ts";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { idParams, restaurantQuery } from "../../http/parameters.ts";
import { sendAnswer, sendCursor } from "../../http/replies.ts";
import { authorize } from "./authorization.ts";
import { addColleague, changeColleague, removeColleague, signOutColleague } from "./colleagues.ts";
import { hashPassword } from "./passwords.ts";
import { colleagues } from "./store.ts";
import { colleagueView } from "./view.ts";

/** Those who work at a restaurant, for its admins. No answer holds a password, as answers are kept for repeats. */
export function peopleRoutes(app: HttpApp, { database, command }: { database: Database; command: Command }): void {
  app.get(
    "/people",
    {
      config: { permits: "people.read" },
      schema: { querystring: restaurantQuery, response: { 200: z.array(colleague) } },
    },
    (request, reply) => {
      const { restaurantId } = authorize(request, request.query.restaurant_id);
      return database.read(async ({ rows, cursors }) => {
        // No stream tells of people.
        sendCursor(reply, await cursors([]));
        return (await colleagues(rows, restaurantId)).map(colleagueView);
      });
    },
  );

  app.post(
    "/people",
    {
      config: { permits: "people.write" },
      schema: { querystring: restaurantQuery, body: addColleagueRequest, response: { 201: colleague } },
    },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const { person } = request.body;
      const passwordHash = await hashPassword(person.password);
      const answer = await command(request, restaurantId, async (transaction) => ({
        status: 201,
        body: await addColleague(transaction, { user, restaurantId }, person, passwordHash),
      }));
      return sendAnswer(reply, answer);
    },
  );

  app.patch(
    "/people/:id",
    {
      config: { permits: "people.write" },
      schema: {
        params: idParams,
        querystring: restaurantQuery,
        body: changeColleagueRequest,
        response: { 200: colleague },
      },
    },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const { role, password } = request.body.person;
      const passwordHash = password === undefined ? undefined : await hashPassword(password);
      const answer = await command(request, restaurantId, async (transaction) => ({
        status: 200,
        body: await changeColleague(transaction, { user, restaurantId }, request.params.id, { role, passwordHash }),
      }));
      return sendAnswer(reply, answer);
    },
  );

  app.post(
    "/people/:id/end_sessions",
    { config: { permits: "people.write" }, schema: { params: idParams, querystring: restaurantQuery } },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const answer = await command(request, restaurantId, async (transaction) => {
        await signOutColleague(transaction, { user, restaurantId }, request.params.id);
        return { status: 204, body: null };
      });
      return sendAnswer(reply, answer);
    },
  );

  app.delete(
    "/people/:id",
    { config: { permits: "people.write" }, schema: { params: idParams, querystring: restaurantQuery } },
    async (request, reply) => {
      const { user, restaurantId } = authorize(request, request.query.restaurant_id);
      const answer = await command(request, restaurantId, async (transaction) => {
        await removeColleague(transaction, { user, restaurantId }, request.params.id);
        return { status: 204, body: null };
      });
      return sendAnswer(reply, answer);
    },
  );
}
