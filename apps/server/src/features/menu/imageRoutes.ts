import * as z from "zod/mini";
import type { Database } from "../../database/database.ts";
import type { HttpApp } from "../../http/httpServer.ts";
import { notFound } from "../../refusal.ts";
import { loadImage } from "./images.ts";

/** Pictures are public. What is at an address never changes; opened by itself, a drawing may do nothing but be seen. */
export function imageRoutes(app: HttpApp, { database }: { database: Database }): void {
  app.get(
    "/images/:name",
    { config: { permits: "anyone" }, schema: { params: z.object({ name: z.string() }) } },
    async (request, reply) => {
      const hash = /^([0-9a-f]{32})\.svg$/.exec(request.params.name)?.[1];
      const image = hash && (await database.read(({ rows }) => loadImage(rows, hash)));
      if (!image) throw notFound(`picture ${request.params.name}`);
      return reply
        .header("content-type", image.contentType)
        .header("cache-control", "public, max-age=31536000, immutable")
        .header("content-security-policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
        .send(image.body);
    },
  );
}
