import { ApiError } from "../../shared/http/apiError.ts";

const attempts = 4;

/**
 * Runs a command until the server has answered it. Only where nobody knows whether it was done is it sent again, and the
 * command carries its idempotency key, so that it is done once.
 */
export async function untilAnswered<T>(command: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await command();
    } catch (error) {
      if (!(error instanceof ApiError && error.isOutcomeUnknown) || attempt === attempts) throw error;
      await pause(1000 * 2 ** (attempt - 1));
    }
  }
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));
