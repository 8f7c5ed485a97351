import type { Order } from "@hafaloha/contract";
import { expect } from "vitest";
import { short } from "./pages.ts";

/** What a board showed at once, between two changes of it. */
interface Moment {
  /** Of the connection pill. */
  readonly words: string;
  /** The numbers on the cards. */
  readonly orders: readonly string[];
}

/** Runs in the page: keeps a moment for each change of the pill or of the cards. */
const watching = `
  window.moments = [];
  const look = () => {
    const pill = document.querySelector('[aria-label^="Connection: "]')?.getAttribute("aria-label") ?? "";
    const cards = [...document.querySelectorAll('article[aria-label^="Order "]')];
    const orders = cards.map((card) => card.getAttribute("aria-label").split(/[ ,]/)[1]).sort();
    const moment = { words: pill.slice("Connection: ".length), orders };
    if (JSON.stringify(moment) !== JSON.stringify(window.moments.at(-1))) window.moments.push(moment);
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributeFilter: ["aria-label"] });
  look();
`;

/** A page, however it is spoken to. */
interface Watchable {
  evaluate(expression: string): Promise<unknown>;
}

/** Follows what a board says of its connection, and whether that is true of what it shows, from now until it is asked. */
export async function watchBoard(page: Watchable) {
  await page.evaluate(watching);
  // The script above makes them.
  const moments = async () => (await page.evaluate("window.moments")) as readonly Moment[];
  const words = async () => (await moments()).map((moment) => moment.words);
  return {
    words,
    /** How often it said that it is live no more. */
    losses: async () => {
      const seen = await moments();
      return seen.filter((one, at) => at > 0 && !isLive(one) && isLive(seen[at - 1] ?? one)).length;
    },
    /** At no moment did any order show twice. */
    expectOnce: () => expectOnce(moments),
    /**
     * From the first moment at which the board said that it is not live, it never said so again before the order was
     * there; and at no moment did any order show twice.
     */
    expectTrue: async ({ order_number }: Order) => {
      const seen = await moments();
      const lostAt = seen.findIndex((moment) => !isLive(moment));
      expect(lostAt, `never not live: ${(await words()).join(" | ")}`).toBeGreaterThanOrEqual(0);
      const liveWithout = seen.slice(lostAt).filter((one) => isLive(one) && !one.orders.includes(short(order_number)));
      expect(liveWithout).toEqual([]);
      await expectOnce(moments);
    },
    /** At no moment was it anything but live, and at none did any order show twice. */
    expectAlwaysLive: async () => {
      expect((await moments()).filter((moment) => !isLive(moment))).toEqual([]);
      await expectOnce(moments);
    },
  };
}

const isLive = ({ words }: Moment) => words.startsWith("Live");

async function expectOnce(moments: () => Promise<readonly Moment[]>): Promise<void> {
  expect((await moments()).filter(({ orders }) => new Set(orders).size !== orders.length)).toEqual([]);
}
