import { constants } from "node:zlib";
import compress from "@fastify/compress";
import type { HttpApp } from "./httpServer.ts";

/** Compresses answers above a kilobyte; at brotli's own default one menu would hold the processor for a tenth of a second. */
export async function compressAnswers(app: HttpApp): Promise<void> {
  await app.register(compress, {
    encodings: ["br", "gzip"],
    threshold: 1024,
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
}
