import assert from "node:assert/strict";
import type { PresenceLease, PresenceStore } from "../server/index.ts";

interface PresenceCase {
  readonly name: string;
  readonly run: (make: () => Promise<PresenceStore>) => Promise<void>;
}

const lease = (session: string, more: Partial<PresenceLease> = {}): PresenceLease => ({
  stream: "room",
  session,
  id: "42",
  info: { name: "Ana", tags: ["ünï", null] },
  since: 1_000,
  expiresAt: 10_000,
  ...more,
});
const sessions = (leases: readonly PresenceLease[]) => leases.map(({ session }) => session);

/** What every implementation of the PresenceStore port must hold; run each case with a new store. */
export const presenceContract: readonly PresenceCase[] = [
  {
    name: "list answers the leases of the streams asked for, as they were kept, the oldest first",
    async run(make) {
      const store = await make();
      const [late, early, elsewhere] = [lease("a", { since: 2_000 }), lease("b"), lease("c", { stream: "hall" })];
      await store.keep([late, early, elsewhere], 0);
      assert.deepEqual(await store.list(["room"], 0), [early, late]);
      assert.deepEqual(sessions(await store.list(["hall", "room"], 0)).sort(), ["a", "b", "c"]);
      assert.deepEqual(await store.list(["empty"], 0), []);
      assert.deepEqual(await store.list([], 0), []);
    },
  },
  {
    name: "keeping a session again replaces what it said and when it ends",
    async run(make) {
      const store = await make();
      await store.keep([lease("a")], 0);
      const again = lease("a", { id: "43", info: {}, expiresAt: 20_000 });
      await store.keep([again], 0);
      assert.deepEqual(await store.list(["room"], 15_000), [again]);
    },
  },
  {
    name: "a lease that has ended is not listed, and another one's renewal does not bring it back",
    async run(make) {
      const store = await make();
      await store.keep([lease("a"), lease("b", { expiresAt: 10_001 })], 0);
      assert.deepEqual(sessions(await store.list(["room"], 10_000)), ["b"]);
      await store.keep([lease("c", { expiresAt: 30_000 })], 20_000);
      assert.deepEqual(sessions(await store.list(["room"], 20_000)), ["c"]);
    },
  },
  {
    name: "what is removed is gone, and removing it again is nothing",
    async run(make) {
      const store = await make();
      await store.keep([lease("a"), lease("b")], 0);
      await store.remove("a");
      await store.remove("a");
      assert.deepEqual(sessions(await store.list(["room"], 0)), ["b"]);
    },
  },
  {
    name: "keeps and lists many at once",
    async run(make) {
      const store = await make();
      const many = Array.from({ length: 1_200 }, (_, index) => lease(`s${index}`, { since: index }));
      await store.keep(many, 0);
      assert.deepEqual(sessions(await store.list(["room"], 0)), sessions(many));
    },
  },
];
