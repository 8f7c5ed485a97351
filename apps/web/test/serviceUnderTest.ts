import { buildIdentifier } from "@hafaloha/cable/protocol";
import { FakeBrowser } from "@hafaloha/cable/testing";
import type { StockItem } from "@hafaloha/contract";
import type { PageSettings } from "../src/shared/config/pageSettings.ts";
import { WebSocketService } from "../src/shared/services/websocketService.ts";

/** For tests: a token as the server makes them, without a signature that counts. */
export function sampleToken(claims: { user_id?: number; restaurant_id?: number | null } = {}): string {
  return `header.${btoa(JSON.stringify({ user_id: 5, restaurant_id: 1, ...claims }))}.signature`;
}

/** For tests: a service in a browser that the test plays. */
export function serviceUnderTest(settings: PageSettings = { useWebsockets: true, pollingInterval: 5_000 }) {
  const browser = new FakeBrowser();
  const page = { protocol: "http:", host: "127.0.0.1:3000" };
  const service = new WebSocketService({ settings, page, ports: browser });
  service.logLevel = "off";
  return { browser, service };
}

export const orderChannel = buildIdentifier("OrderChannel", { restaurant_id: 1 });
export const inventoryChannel = buildIdentifier("InventoryChannel", { restaurant_id: 1 });

export const sampleItem: StockItem = {
  id: 9,
  name: "Young coconut",
  stock_quantity: 6,
  damaged_quantity: 1,
  available_quantity: 5,
  low_stock_threshold: 5,
  stock_status: "low_stock",
  enable_stock_tracking: true,
  version: 3,
  updated_at: "2026-07-03T02:40:00Z",
};
