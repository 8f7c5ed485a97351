import { newIdempotencyKey } from "../../shared/http/idempotencyKey.ts";

/** Only one tab of a browser sends; the others wait for their turn. */
export interface SendingTurn {
  /** Calls `onTurn` when the turn has come; the result gives it back, or gives up waiting. */
  ask(onTurn: () => void): () => void;
  /** Runs `work` if no tab has the turn; answers whether it ran. */
  tryNow(work: () => void): Promise<boolean>;
}

/** By the browser's locks; over plain http there are none, and a lease must do. */
export function sendingTurn(name: string): SendingTurn {
  return "locks" in navigator ? lockTurn(navigator.locks, name) : leaseTurn(name);
}

/** The browser gives the lock to the next tab when the one that holds it closes or crashes. */
function lockTurn(locks: LockManager, name: string): SendingTurn {
  return {
    ask(onTurn) {
      const gaveUp = new AbortController();
      let giveBack = () => {};
      const held = () =>
        new Promise<void>((resolve) => {
          giveBack = resolve;
          onTurn();
        });
      locks.request(name, { signal: gaveUp.signal }, held).catch((error: unknown) => {
        if (!gaveUp.signal.aborted) throw error;
      });
      return () => {
        gaveUp.abort();
        giveBack();
      };
    },
    tryNow: (work) =>
      locks.request(name, { ifAvailable: true }, async (lock) => {
        if (lock) work();
        return lock !== null;
      }),
  };
}

const leaseMs = 20_000;
const renewMs = 5_000;
const lookMs = 500;
const settleMs = 100;

interface Lease {
  readonly holder: string;
  readonly until: number;
}

/**
 * A lease in the storage that the tabs share. Two that write it in the same moment see after a while whose word stands.
 * Should both send for once, the idempotency keys keep each action single.
 */
export function leaseTurn(name: string): SendingTurn {
  const key = `${name}.lease`;
  const me = newIdempotencyKey();
  const isFree = () => {
    const lease = readLease(key);
    return lease === null || lease.holder === me || lease.until < Date.now();
  };
  const take = () => {
    try {
      localStorage.setItem(key, JSON.stringify({ holder: me, until: Date.now() + leaseMs }));
    } catch {
      // A device without room must send all the more: that is what makes room.
    }
  };
  const giveBack = () => {
    if (readLease(key)?.holder === me) localStorage.removeItem(key);
  };
  return {
    ask(onTurn) {
      let timer: ReturnType<typeof setTimeout> | undefined;
      let renewal: ReturnType<typeof setInterval> | undefined;
      const settle = () => {
        if (!isFree()) return look();
        renewal = setInterval(take, renewMs);
        onTurn();
      };
      const look = () => {
        if (!isFree()) {
          timer = setTimeout(look, lookMs);
          return;
        }
        take();
        timer = setTimeout(settle, settleMs);
      };
      look();
      return () => {
        clearTimeout(timer);
        clearInterval(renewal);
        giveBack();
      };
    },
    async tryNow(work) {
      if (!isFree()) return false;
      work();
      return true;
    },
  };
}

function readLease(key: string): Lease | null {
  try {
    const lease: unknown = JSON.parse(localStorage.getItem(key) ?? "null");
    return isLease(lease) ? lease : null;
  } catch {
    return null;
  }
}

function isLease(value: unknown): value is Lease {
  if (typeof value !== "object" || value === null || !("holder" in value && "until" in value)) return false;
  return typeof value.holder === "string" && typeof value.until === "number";
}
