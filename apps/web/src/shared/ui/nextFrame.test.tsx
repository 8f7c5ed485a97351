import { QueryClient, QueryClientProvider, useQuery } from "@tanstack/react-query";
import { cleanup, render } from "@testing-library/react";
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import "../../app/queryClient.ts";
import { inNextFrame } from "./nextFrame.ts";

const frameMs = 16;

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it("R4 what came within one frame runs with it, in order and once", () => {
  const ran: number[] = [];
  for (const event of [1, 2, 3]) inNextFrame(() => ran.push(event));
  expect(ran).toEqual([]);
  vi.advanceTimersByTime(frameMs);
  expect(ran).toEqual([1, 2, 3]);
  inNextFrame(() => ran.push(4));
  vi.advanceTimersByTime(10 * frameMs);
  expect(ran).toEqual([1, 2, 3, 4]);
});

it("R4 a task that comes while others run has the frame after them", () => {
  const ran: string[] = [];
  inNextFrame(() => {
    ran.push("first");
    inNextFrame(() => ran.push("next"));
  });
  vi.advanceTimersByTime(frameMs);
  expect(ran).toEqual(["first"]);
  vi.advanceTimersByTime(frameMs);
  expect(ran).toEqual(["first", "next"]);
});

it("R4 a tab without frames runs it a moment later", () => {
  vi.spyOn(window, "requestAnimationFrame").mockReturnValue(1);
  const ran: string[] = [];
  inNextFrame(() => ran.push("heard"));
  vi.advanceTimersByTime(100);
  expect(ran).toEqual(["heard"]);
});

it("R4 fifty changes of the cache within a frame are in it at once, and on the screen with one rendering", async () => {
  // Within act() everything is one rendering.
  vi.stubGlobal("IS_REACT_ACT_ENVIRONMENT", false);
  const client = new QueryClient();
  const query = {
    queryKey: ["events"],
    queryFn: (): readonly number[] => [],
    initialData: [],
    staleTime: Number.POSITIVE_INFINITY,
  };
  const rendered: (readonly number[])[] = [];
  function Screen() {
    rendered.push(useQuery(query).data);
    return null;
  }
  render(
    <QueryClientProvider client={client}>
      <Screen />
    </QueryClientProvider>,
  );
  await vi.advanceTimersByTimeAsync(frameMs);
  const before = rendered.length;
  const events = Array.from({ length: 50 }, (_, index) => index);
  for (const event of events) {
    client.setQueryData<readonly number[]>(query.queryKey, (held = []) => [...held, event]);
    // As messages come: each is a task of its own.
    await vi.advanceTimersByTimeAsync(0);
  }
  expect(client.getQueryData(query.queryKey)).toEqual(events);
  await vi.advanceTimersByTimeAsync(frameMs);
  expect(rendered.slice(before)).toEqual([events]);
});
