import { useEffect, useRef, useState } from "react";
import { ApiError } from "../http/apiError.ts";
import { newIdempotencyKey } from "../http/idempotencyKey.ts";

interface Sending {
  readonly idempotencyKey: string;
  readonly signal: AbortSignal;
}

export interface CommandRun<Body, Result> {
  /** Null where it was not carried out, or nobody knows; `failure` then says why. */
  readonly run: (body: Body) => Promise<Result | null>;
  readonly busy: boolean;
  readonly failure: ApiError | null;
  readonly forget: () => void;
}

/**
 * A command that somebody waits for. What was sent and got no answer goes out again under the same key, so that pressing
 * the button twice is one command; another body is another one.
 */
export function useCommand<Body, Result>(
  send: (body: Body, how: Sending) => Promise<Result>,
  /** Hears of a refusal, which may carry what stands there now. */
  onRefused?: (error: ApiError) => void,
): CommandRun<Body, Result> {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiError | null>(null);
  const unanswered = useRef<{ readonly text: string; readonly key: string } | null>(null);
  const line = useRef<AbortController | null>(null);
  useEffect(() => () => line.current?.abort(), []);

  const run = async (body: Body): Promise<Result | null> => {
    if (line.current) return null;
    const text = JSON.stringify(body);
    const key = unanswered.current?.text === text ? unanswered.current.key : newIdempotencyKey();
    unanswered.current = { text, key };
    const sending = new AbortController();
    line.current = sending;
    setBusy(true);
    setFailure(null);
    try {
      const result = await send(body, { idempotencyKey: key, signal: sending.signal });
      unanswered.current = null;
      return result;
    } catch (thrown) {
      // The page that asked is gone.
      if (sending.signal.aborted) return null;
      const error = thrown instanceof ApiError ? thrown : unexpected(thrown);
      if (!error.isOutcomeUnknown) {
        unanswered.current = null;
        onRefused?.(error);
      }
      setFailure(error);
      return null;
    } finally {
      line.current = null;
      if (!sending.signal.aborted) setBusy(false);
    }
  };
  return { run, busy, failure, forget: () => setFailure(null) };
}

const unexpected = (cause: unknown) =>
  new ApiError({ code: "unreadable", message: "Something on this page went wrong. Try again.", cause });
