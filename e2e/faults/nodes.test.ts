import { describe, expect, onTestFailed, type TestContext, test } from "vitest";
import { postgresPrograms } from "../../apps/server/test/postgresCluster.ts";
import { createPostgresDatabase } from "../../apps/server/test/postgresDatabase.ts";
import { redisProgram, startRedis } from "../../apps/server/test/redisServer.ts";
import { startLossyBroker } from "../harness/lossyBroker.ts";
import { openSite } from "../harness/site.ts";
import { openChance } from "./chance.ts";
import { effort } from "./effort.ts";
import { Rush } from "./rush.ts";

const { rounds, timeout } = effort;

describe.skipIf(postgresPrograms() === undefined)("Two nodes on one PostgreSQL under load", () => {
  test("F2 R3 one of them is killed and its clients go on at the other: nothing is lost, doubled or out of order", {
    timeout,
  }, async (context) => {
    const { rush, nodes, chance, say, judge } = await openNodes(context);
    for (let round = 1; round <= rounds; round++) {
      await rush.buyers.untilPlaced(chance.between(1, 100));
      const [killed, other] = chance.chance(0.5) ? nodes : nodes.toReversed();
      await killed?.kill();
      await rush.buyers.untilPlaced(chance.between(1, 50));
      if (other && chance.chance(0.3)) await rush.addLatecomer(other);
      await killed?.startAgain();
      if (round % 10 === 0) say(`${round} of ${rounds} nodes were killed`);
    }
    await judge(`${rounds} nodes were killed`);
  });

  test("F3 P35 their NOTIFY is cut again and again: nothing is lost, doubled or out of order", {
    timeout,
  }, async (context) => {
    const { rush, database, chance, judge } = await openNodes(context);
    let cut = 0;
    for (let round = 1; round <= rounds; round++) {
      await rush.buyers.untilPlaced(chance.between(1, 100));
      cut += await database.cutDoorbells();
    }
    expect([rush.buyers.refused, rush.lostSockets]).toEqual([[], 0]);
    expect(cut).toBeGreaterThan(0);
    await judge(`${cut} doorbells were cut in ${rounds} rounds`);
  });

  test.skipIf(redisProgram() === undefined)(
    "F3 P35 the Redis of one of them is cut, or stops for both: nothing is lost, doubled or out of order",
    { timeout },
    async (context) => {
      const redis = await startRedis();
      context.onTestFinished(redis.stop);
      const way = await startLossyBroker(Number(new URL(redis.url).port));
      context.onTestFinished(way.close);
      const { rush, chance, judge } = await openNodes(context, [redis.url, `redis://127.0.0.1:${way.port}`]);
      for (let round = 1; round <= rounds; round++) {
        const isForBoth = round % 3 === 0;
        await (isForBoth ? redis.stop() : way.cut(true));
        await rush.buyers.untilPlaced(chance.between(1, 100));
        await (isForBoth ? redis.start() : way.cut(false));
        await rush.buyers.untilPlaced(chance.between(1, 100));
      }
      expect([rush.buyers.refused, rush.lostSockets]).toEqual([[], 0]);
      // The last orders ring in vain: the other node must find them by itself.
      way.cut(true);
      await judge(`Redis was cut or stopped ${rounds} times`);
    },
  );
});

/** A rush at two nodes, each with a doorbell of its own or with that of the database. */
async function openNodes({ task, onTestFinished }: TestContext, doorbells: readonly string[] = []) {
  const { chance, say } = openChance({ name: task.name });
  const database = await createPostgresDatabase("installed");
  onTestFinished(database.drop);
  const open = async (node: number) => {
    const doorbell = doorbells[node];
    const site = await openSite({
      DATABASE_URL: database.url,
      ...(doorbell === undefined ? {} : { DOORBELL_URL: doorbell }),
    });
    onTestFinished(site.close);
    return site;
  };
  const nodes = [await open(0), await open(1)] as const;
  const rush = await Rush.begin([...nodes], chance);
  onTestFailed(() => say(rush.describe()));
  const judge = async (what: string) => {
    const { problems, summary } = await rush.end();
    say(`${what}; ${summary}`);
    expect(problems).toEqual([]);
  };
  return { database, nodes, rush, chance, say, judge };
}
