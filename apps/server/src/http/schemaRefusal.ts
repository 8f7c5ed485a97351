import type { FastifyRequest, FastifySchemaValidationError } from "fastify";
import { Refusal } from "../refusal.ts";

interface Fault {
  readonly path: string;
  readonly message: string;
  /** The value cannot be read as what is asked, so the request is misshapen rather than not allowed. */
  readonly isMisshapen: boolean;
}

/**
 * What a request that failed its schema is told: 404 for an id that can be none, 400 for a value of the wrong type, 422
 * for what is readable but missing or not allowed.
 */
export function schemaRefusal(
  part: string | undefined,
  issues: readonly FastifySchemaValidationError[],
  request: FastifyRequest,
): Refusal {
  if (part === "params") return new Refusal("not_found", "There is nothing at this address.");
  const faults = issues.map((issue) => (part === "querystring" ? queryFault(issue) : bodyFault(issue, request.body)));
  const code = faults.some(({ isMisshapen }) => isMisshapen) ? "malformed" : "invalid";
  const [first] = faults;
  const sentence = first?.path ? `${first.path}: ${first.message}.` : "The body must be one JSON object.";
  return new Refusal(code, sentence, { details: faults.map(({ path, message }) => ({ path, message })) });
}

/** A query holds texts only: one that does not read as a number where a number is asked is misshapen. */
function queryFault({ keyword, instancePath, message = "" }: FastifySchemaValidationError): Fault {
  return { path: steps(instancePath).join("."), message, isMisshapen: keyword === "invalid_format" };
}

function bodyFault({ keyword, instancePath, message, params }: FastifySchemaValidationError, body: unknown): Fault {
  const path = steps(instancePath);
  const value = path.reduce<unknown>(member, body);
  const isMissing = (value === undefined || value === null) && path.length > 0;
  // Zod calls 1.5 for a whole number a wrong type too.
  const isWrongType = keyword === "invalid_type" && params.expected !== "int";
  return {
    path: path.join("."),
    // A number is worth repeating; texts may be somebody's secrets.
    message: typeof value === "number" ? `${message} (not ${value})` : `${message}`,
    isMisshapen: isWrongType && !isMissing,
  };
}

const steps = (pointer: string) => pointer.split("/").filter((step) => step !== "");

function member(value: unknown, step: string): unknown {
  return typeof value === "object" && value !== null && Object.hasOwn(value, step)
    ? Reflect.get(value, step)
    : undefined;
}
