import type { OrderHistoryEntry } from "@hafaloha/contract";
import { expect, test } from "vitest";
import { entryWords } from "./entryWords.ts";

const entry = (differences: Partial<OrderHistoryEntry>): OrderHistoryEntry => ({
  id: 1,
  at: "2026-07-03T02:40:00Z",
  user: null,
  device: null,
  from_status: null,
  to_status: "pending",
  eta_minutes: null,
  cancel_reason: null,
  edit: null,
  ...differences,
});
const nothing = { added: [], removed: [], changed: [] };

test.each<[string, Partial<OrderHistoryEntry>]>([
  ["Placed", {}],
  ["Started, 20 min", { from_status: "pending", to_status: "preparing", eta_minutes: 20 }],
  ["New time, 30 min", { from_status: "preparing", to_status: "preparing", eta_minutes: 30 }],
  ["Ready", { from_status: "preparing", to_status: "ready" }],
  ["Back to preparing", { from_status: "ready", to_status: "preparing" }],
  ["Picked up", { from_status: "ready", to_status: "completed" }],
  ["Cancelled", { from_status: "ready", to_status: "cancelled", cancel_reason: "power cut" }],
  ["Lines changed", { from_status: "pending", to_status: "pending", edit: nothing }],
])("O3 the history says %s", (words, differences) => {
  expect(entryWords(entry(differences))).toBe(words);
});
