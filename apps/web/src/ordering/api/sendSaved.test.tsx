import { afterEach, expect, it } from "vitest";
import { sampleToken } from "../../../test/serviceUnderTest.ts";
import { StaffServer } from "../../../test/staffServer.ts";
import { sampleAcknowledge } from "../state/savedSamples.ts";
import { sendSaved } from "./sendSaved.ts";

afterEach(() => localStorage.clear());

const saved = { id: "the-key-of-this-action", place: 1, at: 0, command: sampleAcknowledge };
const ben = { userId: 5, restaurantId: 1 };

it("A4 R12 what one user did never goes out as another one, whom another tab has signed in meanwhile", async () => {
  const server = new StaffServer();
  window.fetch = server.fetch;
  const send = () => sendSaved(saved, ben, new AbortController().signal);
  localStorage.setItem("auth_token", sampleToken({ user_id: 6 }));
  expect(await send()).toEqual({ kind: "unanswered", waitMs: null });
  expect(server.requests).toEqual([]);
  localStorage.setItem("auth_token", sampleToken({ user_id: ben.userId }));
  expect(await send()).toEqual({ kind: "done" });
  expect(server.requests.map(({ idempotencyKey }) => idempotencyKey)).toEqual([saved.id]);
});
