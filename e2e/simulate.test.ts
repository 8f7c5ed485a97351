import type { OrderPage } from "@hafaloha/contract";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { apiAt, signIn } from "./harness/api.ts";
import { runProgram } from "./harness/server.ts";
import { openSite, type Site } from "./harness/site.ts";

const orders = 20;

/** The number that the summary says of a deed. */
const said = (output: string, deed: string) => Number(new RegExp(`^ {2}${deed} +(\\d+)$`, "m").exec(output)?.[1]);

describe("A simulated rush", () => {
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  test("X3 plays guests and kitchen over HTTP, shows its progress in plain lines and tells what it did", async () => {
    const args = ["simulate", "--url", site.url, "--orders", String(orders), "--minutes", "0.05", "--staff"];
    const { exitCode, output } = await runProgram(args);
    expect(exitCode, output).toBe(0);
    expect(output).toContain(`${orders} orders for Tasi Niyok Kitchen in 0.05 minutes, and a kitchen that makes them.`);
    expect(output).toMatch(/^\d:\d\d {2}\d+ of 20 placed/m);
    expect(output).not.toContain("\r");
    const placed = said(output, "placed");
    expect(placed).toBeGreaterThan(0);

    const ben = apiAt(site.url, (await signIn(site.url, "ben")).token);
    const page = async (query = "") => (await ben.get<OrderPage>(`/orders?per_page=100${query}`)).body;
    expect((await page()).total_count).toBe(placed);
    expect((await page("&status=cancelled")).total_count).toBe(said(output, "cancelled"));
    const left = (await page("&status=pending,preparing,ready")).orders;
    expect(left.every(({ release_at }) => release_at !== null)).toBe(true);
    const { orders: completed, total_count } = await page("&status=completed");
    expect(total_count).toBe(said(output, "picked up"));
    for (const { items } of completed) {
      expect(items.every(({ quantity, made_quantity }) => made_quantity > 0 && made_quantity <= quantity)).toBe(true);
    }
    const { body: history } = await ben.get(`/orders/${completed[0]?.id}/history`);
    const byGuest = { device: "hafaloha-simulate", user: null, from_status: null, to_status: "pending" };
    const byBen = { device: "hafaloha-simulate", user: { id: 2, name: "Ben Taitano" }, to_status: "completed" };
    expect(history).toEqual(expect.arrayContaining([byGuest, byBen].map((entry) => expect.objectContaining(entry))));
  });

  test("X3 leaves a server alone that is not this machine, and says when there is none", async () => {
    const away = await runProgram(["simulate", "--url", "http://192.0.2.1:3000", "--orders", "1"]);
    expect(away).toMatchObject({ exitCode: 1, output: expect.stringMatching(/^simulate .*--i-own-this-server.*\n$/) });
    const none = await runProgram(["simulate", "--url", "http://127.0.0.1:9", "--orders", "1"]);
    expect(none).toMatchObject({ exitCode: 1, output: expect.stringMatching(/^No server answers at .*\n$/) });
  });
});
