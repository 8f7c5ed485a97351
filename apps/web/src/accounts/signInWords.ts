import { ApiError } from "../shared/http/apiError.ts";
import { formatWait } from "../shared/ui/time.ts";

/** What a refused sign-in or sign-up says to the person. */
export function refusalWords(error: unknown): string {
  if (!(error instanceof ApiError)) return "Signing in did not work. Try again.";
  switch (error.code) {
    case "wrong_credentials":
      return "That email and password do not match. Staff: ask your manager for a new one.";
    case "email_taken":
      return "There is an account with this email. Sign in with it.";
    case "rate_limited":
      return `Too many tries. Wait ${formatWait(error.retryAfterMs)} and try again.`;
    case "network":
    case "timeout":
      return "Cannot reach the server. Check the connection and try again.";
    default:
      return error.message;
  }
}
