import type { FastifyRequest, FastifySchemaValidationError } from "fastify";
import { Refusal } from "../refusal.ts";

type RequestPart = "body" | "querystring" | "params" | "headers";

interface Fault {
  readonly path: string;
  readonly message: string;
  /** The value is of another type than asked: the request is misshapen rather than not allowed. */
  readonly isMisshapen: boolean;
}

/**
 * What a request that failed its schema is told: 404 for an id that can be none, 400 for a value of the wrong type, 422
 * for what is readable but missing or not allowed.
 */
export function schemaRefusal(
  context: string | undefined,
  issues: readonly FastifySchemaValidationError[],
  request: FastifyRequest,
): Refusal {
  // The framework types the part as text of any kind; it is one of these, named as the route's schema names them.
  const part = context as RequestPart;
  if (part === "params") return new Refusal("not_found", "There is nothing at this address.");
  const sent = part === "body" ? request.body : part === "querystring" ? request.query : request.headers;
  const faults = issues.map((issue) => fault(part, issue, sent));
  const code = faults.some(({ isMisshapen }) => isMisshapen) ? "malformed" : "invalid";
  const [first] = faults;
  const sentence = first?.path ? `${first.path}: ${first.message}.` : `Send one JSON object: ${first?.message}.`;
  return new Refusal(code, sentence, { details: faults.map(({ path, message }) => ({ path, message })) });
}

function fault(
  part: RequestPart,
  { keyword, instancePath, message }: FastifySchemaValidationError,
  sent: unknown,
): Fault {
  const path = instancePath.split("/").filter((step) => step !== "");
  const value = path.reduce<unknown>(member, sent);
  const isMissing = value === undefined && path.length > 0;
  return {
    path: path.join("."),
    message: `${message ?? "is not accepted"}${shown(path, value)}`,
    isMisshapen: part === "querystring" ? keyword === "invalid_format" : isWrongType(keyword, value) && !isMissing,
  };
}

/** Zod calls a broken number such as 1.5 for a whole one a wrong type too. */
const isWrongType = (keyword: string, value: unknown) => keyword === "invalid_type" && typeof value !== "number";

function member(value: unknown, step: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, step)
    ? Reflect.get(value, step)
    : undefined;
}

/** A number is worth repeating; texts may be somebody's secrets. */
const shown = (path: readonly string[], value: unknown) =>
  path.length > 0 && typeof value === "number" ? ` (not ${value})` : "";
