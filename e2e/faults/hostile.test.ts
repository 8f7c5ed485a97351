import { expect, onTestFailed, onTestFinished, test } from "vitest";
import { apiAt, placeOrder, signIn } from "../harness/api.ts";
import { openSite } from "../harness/site.ts";
import { openChance } from "./chance.ts";
import { effort } from "./effort.ts";
import { measurable, settledFigures } from "./figures.ts";
import { Follower } from "./follower.ts";
import { Crowd } from "./hostile/crowd.ts";
import { positions } from "./rush.ts";

const { attacks, timeout } = effort;
const batches = 30;
const beatMs = 3_000;
/** Of memory without garbage, from the end of the first third to that of the last. */
const mostGrowth = 1.15;
/** Cucumber finadene salad: not counted, sold every day. */
const salad = [{ id: 23, quantity: 1 }];

test("F4 whatever is sent to it, the server lives, its memory is flat and a bystander hears everything in time", {
  timeout,
}, async ({ task }) => {
  const { chance, say } = openChance(task);
  const site = await openSite({ ...measurable, LOG_LEVEL: "error" });
  onTestFinished(site.close);
  const [{ token }, { token: bens }] = [await signIn(site.url, "rosa"), await signIn(site.url, "ben")];
  const [start] = await positions(apiAt(site.url, token));
  const bystander = new Follower({ url: () => site.url, token });
  onTestFinished(() => bystander.end());
  const heard = bystander.follow({ channel: "OrderChannel" }, start);
  await bystander.live();
  const crowd = new Crowd(site.port, [bens], chance.between(1, 2 ** 30));
  onTestFinished(() => crowd.leave());
  onTestFailed(() => say(crowd.describe()));

  const before = await settledFigures(site, 1);
  const figures = [before];
  const lateness: number[] = [];
  const placed: number[] = [];
  for (let batch = 1; batch <= batches; batch++) {
    const order = placeOrder(site.url, salad).then(async ({ id }) => {
      const from = performance.now();
      await heard.until(({ payload }) => payload.includes(`"order":{"id":${id},`));
      lateness.push(performance.now() - from);
      placed.push(id);
    });
    await Promise.all([order, crowd.sendUpTo((attacks * batch) / batches)]);
    if (batch % 10 === 0) {
      crowd.leave();
      figures.push(await settledFigures(site, 1, before));
      say(`${crowd.sent} of ${attacks} sent by ${crowd.comers}; ${JSON.stringify(figures.at(-1))}`);
    }
  }
  const late = lateness.filter((ms) => ms > beatMs);
  say(`the bystander heard ${placed.length} events, ${late.length} of them late; ${JSON.stringify(figures)}`);
  expect(crowd.wrongs).toEqual([]);
  expect([heard.reloads, heard.stretches.flat().length]).toEqual([0, placed.length]);
  expect(bystander.sockets).toBe(1);
  expect(figures.map(({ failures }) => failures)).toEqual(figures.map(() => 0));
  if (effort.isLong) {
    const [, first, , last] = figures;
    expect(last?.heap).toBeLessThanOrEqual((first?.heap ?? 0) * mostGrowth);
    expect(last?.memory).toBeLessThanOrEqual((first?.memory ?? 0) * mostGrowth);
    expect(late).toEqual([]);
  }
  expect(site.output()).not.toMatch(/"level":[56]0/);
});
