import { expect, onTestFailed, test } from "vitest";
import { describeSiteOnEachEngine } from "../harness/site.ts";
import { openChance } from "./chance.ts";
import { effort } from "./effort.ts";
import { Rush, someMoment } from "./rush.ts";

const { rounds, timeout } = effort;

describeSiteOnEachEngine("A server that is killed again and again under load", (open) => {
  test("F2 R3 loses no order that it answered, and every subscriber hears every event once and in order", {
    timeout,
  }, async ({ task }) => {
    const { chance, say } = openChance(task.suite);
    const site = await open();
    const rush = await Rush.begin([site], chance);
    onTestFailed(() => say(rush.describe()));
    for (let round = 1; round <= rounds; round++) {
      await rush.buyers.untilPlaced(chance.between(1, 100));
      await someMoment(chance, 10);
      await site.kill();
      if (chance.chance(0.2)) await site.startInVain(chance.between(0, 1_000));
      await site.startAgain();
      // Who listens on a line that is there already makes the server repeat what others there have heard.
      if (round === 1 || chance.chance(0.3)) await rush.addLatecomer(site);
      if (round % 10 === 0) say(`killed ${round} times of ${rounds}`);
    }
    const { problems, summary } = await rush.end();
    say(`killed ${rounds} times; ${summary}`);
    expect(problems).toEqual([]);
  });
});
