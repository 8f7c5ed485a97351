import { expect, onTestFailed, onTestFinished, test } from "vitest";
import { openChance } from "./chance.ts";
import { effort } from "./effort.ts";
import { settledFigures } from "./figures.ts";
import { Multitude } from "./multitude/multitude.ts";

const { connections, timeout } = effort;
/** Megabytes of the heap; each connection takes some kilobytes while it is there. */
const mostLeft = 4;
const mostMemory = 1.3;
const title = `${connections.toLocaleString("en")} connections hear each order once, also those told while all were cut`;

test(`F7 R3 ${title}, and leave nothing behind`, { timeout }, async ({ task }) => {
  const { say } = openChance(task);
  const multitude = await Multitude.open(connections, onTestFinished);
  onTestFailed(async () => say(await multitude.describe()));
  const { site } = multitude;
  // What the server loads and compiles when the first ones come is no connection's own.
  await visit(multitude, connections / 10);
  const before = await settledFigures(site, 0);
  const crowded = await visit(multitude, connections);
  const after = await settledFigures(site, 0, before);
  say(`before ${JSON.stringify(before)}, crowded ${JSON.stringify(crowded)}, after ${JSON.stringify(after)}`);
  expect([after.sockets, after.lag, after.failures]).toEqual([0, 0, 0]);
  expect(after.heap).toBeLessThanOrEqual(before.heap + mostLeft);
  if (effort.isLong) expect(after.memory).toBeLessThanOrEqual(before.memory * mostMemory);
  say(await multitude.describe());
  expect(await multitude.judge()).toEqual([]);
});

/** All come, are cut at once, come back to what was told meanwhile and while they come, and go. */
async function visit(multitude: Multitude, count: number) {
  await multitude.join(count);
  await multitude.order(2);
  await multitude.hear();
  const crowded = await settledFigures(multitude.site, count);
  await multitude.cut();
  await settledFigures(multitude.site, 0);
  await multitude.order(10);
  await Promise.all([multitude.comeBack(), multitude.order(10)]);
  await multitude.order(1);
  await multitude.hear();
  await multitude.leave();
  return crowded;
}
