import { uploadedImage } from "@hafaloha/contract";
import * as z from "zod/mini";
import type { Database } from "../../database/database.ts";
import type { Command } from "../../http/command.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { restaurantQuery } from "../../http/parameters.ts";
import { sendAnswer } from "../../http/replies.ts";
import { notFound, Refusal } from "../../refusal.ts";
import { authorize, permitted } from "../accounts/authorization.ts";
import { loadImage, photographUrl, storePhotograph } from "./images.ts";
import { asPhotograph, photographTypes } from "./photograph.ts";

const mostBytes = 8 * 1024 * 1024;

/** Pictures are public. What is at an address never changes; opened by itself, a drawing may do nothing but be seen. */
export function imageRoutes(app: HttpApp, { database }: { database: Database }): void {
  app.get(
    "/images/:name",
    { config: { permits: "anyone" }, schema: { params: z.object({ name: z.string() }) } },
    async (request, reply) => {
      const { name } = request.params;
      const image = await database.read(({ rows }) => loadImage(rows, `/images/${name}`));
      if (!image) throw notFound(`picture ${name}`);
      return reply
        .header("content-type", image.contentType)
        .header("cache-control", "public, max-age=31536000, immutable")
        .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(image.body);
    },
  );
}

/** The picture itself is the body; the item takes the address that is answered. */
export function imageUploadRoutes(api: HttpApp, { command }: { command: Command }): void {
  // In a part of its own: what parses pictures would read as much at every other address too, from anyone.
  api.register(async (app: HttpApp) => {
    app.addContentTypeParser(
      [...photographTypes],
      { parseAs: "buffer", bodyLimit: mostBytes },
      (_request, body, done) => done(null, body),
    );
    uploadRoute(app, command);
  });
}

function uploadRoute(app: HttpApp, command: Command): void {
  app.post(
    "/images",
    {
      config: { permits: "menu.write" },
      bodyLimit: mostBytes,
      // So much is read from nobody who may not send it.
      preParsing: async (request) => void permitted(request),
      schema: { querystring: restaurantQuery, response: { 201: uploadedImage } },
    },
    async (request, reply) => {
      const { restaurantId } = authorize(request, request.query.restaurant_id);
      if (!Buffer.isBuffer(request.body)) {
        throw new Refusal("malformed", `Send the picture itself, as ${photographTypes.join(", ")}.`);
      }
      const { webp, width, height } = await asPhotograph(request.body);
      const answer = await command(request, restaurantId, async ({ rows, now }) => ({
        status: 201,
        body: { image_url: photographUrl(await storePhotograph(rows, webp, now)), width, height },
      }));
      return sendAnswer(reply, answer);
    },
  );
}
