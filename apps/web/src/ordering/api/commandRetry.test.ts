import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { ApiError } from "../../shared/http/apiError.ts";
import { untilAnswered } from "./commandRetry.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const lost = new ApiError({ code: "network", message: "The server cannot be reached." });

/** A command that fails with each of `errors` in turn and then succeeds. */
function command(...errors: Error[]) {
  const state = { calls: 0 };
  const run = () => {
    const error = errors[state.calls];
    state.calls += 1;
    return error ? Promise.reject(error) : Promise.resolve("done");
  };
  return { state, run };
}

describe("a command of the staff", () => {
  it("R12 is sent again as long as nobody knows whether it was done", async () => {
    const { state, run } = command(lost, lost);
    const answer = untilAnswered(run);
    await vi.runAllTimersAsync();
    expect(await answer).toBe("done");
    expect(state.calls).toBe(3);
  });

  it("O3 is not sent again when the server refused it", async () => {
    const refused = new ApiError({ code: "stale_version", status: 409, message: "The order has changed." });
    const { state, run } = command(refused);
    await expect(untilAnswered(run)).rejects.toBe(refused);
    expect(state.calls).toBe(1);
  });

  it("R12 is given up after some attempts, and says so", async () => {
    const { state, run } = command(lost, lost, lost, lost, lost);
    const answer = untilAnswered(run);
    const failed = expect(answer).rejects.toBe(lost);
    await vi.runAllTimersAsync();
    await failed;
    expect(state.calls).toBe(4);
  });
});
