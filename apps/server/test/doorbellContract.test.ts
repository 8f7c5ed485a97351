import type { Doorbell } from "@hafaloha/cable/server";
import { brokerDoorbellContract, type DoorbellsUnderTest, doorbellContract } from "@hafaloha/cable/testing";
import { afterAll, describe, test } from "vitest";
import { openDoorbell } from "../src/realtime/doorbell.ts";
import { postgresPrograms } from "./postgresCluster.ts";
import { createPostgresDatabase } from "./postgresDatabase.ts";
import { redisProgram, startRedis } from "./redisServer.ts";

const logger = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };
const releases: (() => Promise<void>)[] = [];
afterAll(async () => {
  for (const release of releases) await release();
});

function open(databaseUrl: string, doorbellUrl?: string): Doorbell {
  return openDoorbell({ config: { databaseUrl, doorbellUrl }, installation: "these tests", logger });
}

async function overPostgres(): Promise<DoorbellsUnderTest> {
  const { url, drop, goAway, comeBack } = await createPostgresDatabase();
  releases.push(drop);
  return { open: () => open(url), stopBroker: goAway, startBroker: comeBack };
}

async function overRedis(): Promise<DoorbellsUnderTest> {
  const { url, stop, start } = await startRedis();
  releases.push(stop);
  return { open: () => open("postgres://not-asked", url), stopBroker: stop, startBroker: start };
}

describe.skipIf(postgresPrograms() === undefined)("The doorbell over PostgreSQL", () => {
  test.each(doorbellContract)("P32 $name", ({ run }) => run(overPostgres));
  test.each(brokerDoorbellContract)("P34 $name", ({ run }) => run(overPostgres));
});

describe.skipIf(redisProgram() === undefined)("The doorbell over Redis", () => {
  test.each(doorbellContract)("P32 $name", ({ run }) => run(overRedis));
  test.each(brokerDoorbellContract)("P34 $name", ({ run }) => run(overRedis));
});
