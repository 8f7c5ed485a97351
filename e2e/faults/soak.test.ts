import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFailed, onTestFinished, test } from "vitest";
import { openChance } from "./chance.ts";
import { effort } from "./effort.ts";
import { type Figures, settledFigures } from "./figures.ts";
import { Multitude } from "./multitude/multitude.ts";

const { soakMinutes: minutes, timeout } = effort;
const sockets = 2_000;
const stretches = 6;
const orderEveryMs = 500;
/** Of memory without garbage, from the end of the second stretch to that of the last. */
const mostGrowth = 1.15;

test(`F7 ${sockets.toLocaleString("en")} sockets come and go: memory, handles and lag stay flat, and each hears each order once`, {
  timeout: timeout + minutes * 60_000,
}, async ({ task }) => {
  const { chance, say } = openChance(task);
  const multitude = await Multitude.open(sockets, onTestFinished);
  onTestFailed(async () => say(await multitude.describe()));
  const before = await settledFigures(multitude.site, 0);
  await multitude.join(sockets);
  const figures: Figures[] = [];
  for (let stretch = 1; stretch <= stretches; stretch++) {
    const returns = await stretchOf(multitude, (minutes * 60_000) / stretches, chance.between(1, 2 ** 30));
    await multitude.hear();
    figures.push(await settledFigures(multitude.site, sockets));
    say(`${returns} came back in stretch ${stretch} of ${stretches}; ${JSON.stringify(figures.at(-1))}`);
  }
  expect(figures).toMatchObject(figures.map(() => ({ lag: 0, failures: 0 })));
  const [, second, , , , last] = figures;
  expect(last?.heap).toBeLessThanOrEqual((second?.heap ?? 0) * mostGrowth);
  expect(last?.memory).toBeLessThanOrEqual((second?.memory ?? 0) * mostGrowth);
  await multitude.leave();
  // Resolves only when as few files are open as before.
  say(`all gone; ${JSON.stringify(await settledFigures(multitude.site, 0, before))}`);
  say(await multitude.describe());
  expect(await multitude.judge()).toEqual([]);
});

/** Answers how many came back, while someone orders now and then. */
async function stretchOf(multitude: Multitude, ms: number, seed: number): Promise<number> {
  let goesOn = true;
  const ordering = (async () => {
    while (goesOn) {
      await multitude.order(1);
      await pause(orderEveryMs);
    }
  })();
  const { returns } = await multitude.mill(ms, seed);
  goesOn = false;
  await ordering;
  return returns;
}
