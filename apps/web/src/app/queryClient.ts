import { notifyManager, QueryClient } from "@tanstack/react-query";
import { ApiError } from "../shared/http/apiError.ts";
import { inNextFrame } from "../shared/ui/nextFrame.ts";

// The caches take each event as it comes; the screens look at them once a frame, however many came.
notifyManager.setScheduler(inNextFrame);

/** A refusal is an answer: asking again changes nothing. Only what may have been lost on the way is tried again. */
const worthAnotherTry = (failures: number, error: Error) =>
  failures < 3 && error instanceof ApiError && error.isOutcomeUnknown;

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: worthAnotherTry,
      retryDelay: (attempt) => Math.min(1000 * 2 ** attempt, 5000),
      // The channels keep the caches up to date; what they cannot is asked for by the polling fallback.
      staleTime: 30_000,
      networkMode: "always",
    },
    mutations: { retry: false, networkMode: "always" },
  },
});
