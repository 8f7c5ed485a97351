import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttps } from "node:https";
import type { Socket } from "node:net";
import Fastify, { type FastifyBaseLogger, type FastifyInstance, LogController, type RawServerDefault } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import * as z from "zod";
import { sendError, sendUnknownRoute } from "./errorReplies.ts";

/** The HTTP server as routes see it: schemas are zod's, and what they parse is typed. */
export type HttpApp = FastifyInstance<
  RawServerDefault,
  IncomingMessage,
  ServerResponse,
  FastifyBaseLogger,
  ZodTypeProvider
>;

export interface HttpServerOptions {
  readonly logger: FastifyBaseLogger;
  readonly tls: { readonly cert: Buffer; readonly key: Buffer } | undefined;
  readonly trustProxy: readonly string[];
}

const bodyLimit = 256 * 1024;

/** A server without routes: what comes in is checked by zod, and every refusal has the one shape of the contract. */
export function createHttpServer({ logger, tls, trustProxy }: HttpServerOptions): HttpApp {
  z.config(z.locales.en());
  const app: HttpApp = Fastify({
    loggerInstance: logger,
    // Fastify would log paths and queries; requestLog.ts logs the route pattern instead.
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: trustProxy.length > 0 ? [...trustProxy] : false,
    bodyLimit,
    // Closing waits for nobody: who was heard has been answered by then, who sent half a request never will be.
    forceCloseConnections: true,
    serverFactory: (handler) => (tls ? createHttps(tls, handler) : createHttp(handler)),
    frameworkErrors: sendError,
    clientErrorHandler: refuseUnreadable,
  }).withTypeProvider<ZodTypeProvider>();
  app.setValidatorCompiler(validatorCompiler);
  app.setSerializerCompiler(serializerCompiler);
  app.setErrorHandler(sendError);
  app.setNotFoundHandler(sendUnknownRoute);
  acceptEmptyJson(app);
  return app;
}

/** What is no HTTP at all never becomes a request; its sender still gets the one shape of refusals. */
function refuseUnreadable(error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === "ECONNRESET" || !socket.writable) return void socket.destroy();
  const isTooLarge = error.code === "HPE_HEADER_OVERFLOW";
  const body = JSON.stringify({
    error: isTooLarge ? "The headers are larger than 16 KiB. Send less." : "This is no HTTP request.",
    code: isTooLarge ? "too_large" : "malformed",
  });
  const status = isTooLarge ? "431 Request Header Fields Too Large" : "400 Bad Request";
  socket.end(
    `HTTP/1.1 ${status}\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
    // Who does not hang up after that is not waited for.
    () => socket.destroy(),
  );
}

/** A command without a body may still come with the content type of one. */
function acceptEmptyJson(app: HttpApp): void {
  const parseJson = app.getDefaultJsonParser("error", "error");
  app.removeContentTypeParser("application/json");
  app.addContentTypeParser<string>("application/json", { parseAs: "string" }, (request, body, done) => {
    if (body === "") done(null, undefined);
    else void parseJson(request, body, done);
  });
}
