import { type ErrorCode, errorStatus } from "@hafaloha/contract";
import type { FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { isAway } from "../database/away.ts";
import { Refusal } from "../refusal.ts";
import { schemaRefusal } from "./schemaRefusal.ts";

/** The one way from whatever was thrown to an answer. */
export function sendError(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const refusal = asRefusal(error, request);
  if (refusal.code === "internal")
    request.log.error({ err: error, route: request.routeOptions.url }, "A request failed");
  const { code, message, details, body } = refusal;
  const answer = { ...body, error: message, code, ...(details && { details }) };
  reply.code(errorStatus[code]).type("application/json; charset=utf-8").send(JSON.stringify(answer));
}

export function sendUnknownRoute(request: FastifyRequest, reply: FastifyReply): void {
  sendError(new Refusal("not_found", `There is nothing to ${request.method} at this address.`), request, reply);
}

function asRefusal(error: unknown, request: FastifyRequest): Refusal {
  if (error instanceof Refusal) return error;
  if (hasZodFastifySchemaValidationErrors(error)) {
    return schemaRefusal(error.validationContext, error.validation, request);
  }
  const { statusCode, code, message } = error as Partial<Record<"statusCode" | "code" | "message", unknown>>;
  const known = frameworkRefusals[String(code)];
  if (known) return new Refusal(...known, { cause: error });
  if (typeof statusCode === "number" && statusCode >= 400 && statusCode < 500) {
    return new Refusal(statusCode === 404 ? "not_found" : "malformed", String(message), { cause: error });
  }
  if (isAway(error)) {
    return new Refusal("not_ready", "The database does not answer. Try again in a few seconds.", { cause: error });
  }
  return new Refusal("internal", "Something went wrong on our side. Try again.", { cause: error });
}

const malformedJson: [ErrorCode, string] = ["malformed", "The body is no JSON. Send one JSON object."];

const frameworkRefusals: Readonly<Record<string, [ErrorCode, string]>> = {
  FST_ERR_CTP_INVALID_JSON_BODY: malformedJson,
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ["malformed", "The body is not as long as its Content-Length says."],
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    "malformed",
    "Send JSON, with Content-Type: application/json; only pictures are sent as they are.",
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: [
    "too_large",
    "The body is larger than 256 KiB, or 8 MiB for a picture. Send less at once.",
  ],
  FST_ERR_MAX_PARAM_LENGTH: ["not_found", "There is nothing at this address."],
  FST_ERR_BAD_URL: ["malformed", "The address is not readable: check its % signs."],
};
