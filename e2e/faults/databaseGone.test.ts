import { describe, expect, onTestFailed, onTestFinished, test } from "vitest";
import { postgresPrograms, startPostgres } from "../../apps/server/test/postgresCluster.ts";
import { openSite } from "../harness/site.ts";
import type { Asked } from "./buyers.ts";
import { openChance } from "./chance.ts";
import { effort } from "./effort.ts";
import { Rush } from "./rush.ts";

const { rounds, timeout } = effort;

/** From when the database was told to stop until it was gone, and from when it was told to start until it was there. */
interface Outage {
  readonly stopping: Asked;
  readonly starting: Asked;
}

describe.skipIf(postgresPrograms() === undefined)("A PostgreSQL that stops and starts under load", () => {
  test("F3 has orders refused while it is gone and then only; sockets live on, and everything is told afterwards", {
    timeout,
  }, async ({ task }) => {
    const { chance, say } = openChance(task.suite);
    const cluster = await startPostgres();
    onTestFinished(cluster.remove);
    const site = await openSite({ DATABASE_URL: cluster.url("postgres"), LOG_LEVEL: "fatal" });
    onTestFinished(site.close);
    const rush = await Rush.begin([site], chance);
    onTestFailed(() => say(rush.describe()));
    const outages: Outage[] = [];
    for (let round = 1; round <= rounds; round++) {
      await rush.buyers.untilPlaced(chance.between(1, 50));
      const stopping = await timed(() => cluster.stop(chance.pick(["fast", "immediate"])));
      if (round % 3 === 1) rush.addNewcomer();
      await rush.buyers.untilRefused(chance.between(8, 16));
      outages.push({ stopping, starting: await timed(() => cluster.start()) });
      if (round % 10 === 0) say(`gone ${round} times of ${rounds}`);
    }
    // Whoever asks after it has come back is not refused.
    await rush.buyers.untilPlaced(chance.between(10, 50));
    const { problems, summary } = await rush.end();
    say(`gone ${rounds} times; ${summary}`);
    expect(problems).toEqual([]);
    const { lostSockets, buyers } = rush;
    const { placed, refused, unanswered } = buyers;
    expect({ unanswered, lostSockets }).toEqual({ unanswered: 0, lostSockets: 0 });
    expect(refused.filter(({ code }) => code !== "not_ready")).toEqual([]);
    const wasGone = (asked: Asked) => outages.some((outage) => isWithin(asked, gone(outage)));
    expect(placed.filter(wasGone)).toEqual([]);
    const mayBeGone = (asked: Asked) => outages.some((outage) => overlaps(asked, around(outage)));
    expect(refused.filter((asked) => !mayBeGone(asked))).toEqual([]);
  });
});

async function timed(run: () => Promise<void>): Promise<Asked> {
  const from = performance.now();
  await run();
  return { from, until: performance.now() };
}

const gone = ({ stopping, starting }: Outage): Asked => ({ from: stopping.until, until: starting.from });
const around = ({ stopping, starting }: Outage): Asked => ({ from: stopping.from, until: starting.until });
const isWithin = (asked: Asked, time: Asked) => asked.from >= time.from && asked.until <= time.until;
const overlaps = (asked: Asked, time: Asked) => asked.from <= time.until && asked.until >= time.from;
