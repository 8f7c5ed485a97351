import { CableClient } from "../../src/client/index.ts";
import type { FakeTab } from "../../src/testing/index.ts";
import { Follower, type FollowerParts } from "./follower.ts";

export interface ClientParts extends FollowerParts {
  readonly tab: FakeTab;
  /** Whether it shares its connection with the other pages of its browser. */
  readonly shares: boolean;
  readonly nodes: readonly string[];
  readonly streams: readonly string[];
  /** What the browser keeps for all its pages. */
  readonly token: { text(): string; renew(): void };
}

/** A page in a browser: the real client and its followers. */
export class SimulatedClient {
  readonly name: string;
  readonly cable: CableClient;
  readonly tab: FakeTab;
  readonly #parts: ClientParts;
  readonly #followers: Follower[] = [];
  #isSigningIn = false;
  #made = 0;

  constructor(name: string, parts: ClientParts) {
    const { tab, shares, random, nodes, token, report } = parts;
    this.name = name;
    this.tab = tab;
    this.#parts = { ...parts, clock: tab.clock };
    this.cable = new CableClient({
      endpoint: () => ({ url: `ws://${random.pick(nodes) ?? ""}/cable`, token: token.text() }),
      policy: { probeMs: 10_000 },
      ports: tab,
      log: (_, message) => report.note(() => `${name}: ${message}`),
      ...(shares ? { share: tab.share(() => "signed in") } : {}),
    });
    this.cable.watch(() => this.#signInAgain());
  }

  /** Why it is not up to date; `undefined` when it is. */
  get lack(): string | undefined {
    const { kind } = this.cable.status;
    if (kind !== "live") return `${this.name} is ${kind}`;
    return this.#followers.map(({ lack }) => lack).find((lack) => lack !== undefined);
  }

  start(): void {
    this.cable.connect();
    this.follow();
  }

  /** Another subscriber, of one stream or of two. */
  follow(): void {
    const { random, streams } = this.#parts;
    const chosen = new Set([random.pick(streams) ?? "", ...(random.chance(0.3) ? [random.pick(streams) ?? ""] : [])]);
    this.#made += 1;
    const follower = new Follower(`${this.name}.${this.#made}`, [...chosen].toSorted(), this.#parts);
    this.#followers.push(follower);
    void follower.follow(this.cable, random.chance(0.5));
  }

  unfollow(): void {
    const follower = this.#parts.random.pick(this.#followers);
    if (follower === undefined) return;
    this.#followers.splice(this.#followers.indexOf(follower), 1);
    follower.end();
  }

  /** The page has gone, and with it all that ran in it. */
  close(isTold: boolean): void {
    this.#parts.report.note(() => `${this.name} is closed`);
    this.tab.close(isTold);
    for (const follower of this.#followers.splice(0)) follower.vanish();
  }

  /** Something in the page does something with its client. */
  run(task: (cable: CableClient) => void): void {
    this.tab.run("page", () => task(this.cable));
  }

  freeze(isTold: boolean): void {
    this.#parts.report.note(() => `${this.name} freezes${isTold ? "" : ", without a word"}`);
    this.tab.freeze(isTold);
  }

  /** What the browser believes of the network, and tells: it may be wrong, and it may say so twice. */
  tell(change: "offline" | "woke"): void {
    this.#parts.report.note(() => `${this.name} is told ${change}`);
    this.tab.tell(change);
  }

  #signInAgain(): void {
    if (this.cable.status.kind !== "signedOut" || this.#isSigningIn) return;
    const { clock, random, token, shares } = this.#parts;
    this.#isSigningIn = true;
    clock.after(random.between(100, 2_000), () => {
      this.#isSigningIn = false;
      token.renew();
      if (shares && random.chance(0.5)) {
        this.cable.disconnect();
        this.cable.connect();
      } else {
        this.cable.reconnectNow();
      }
    });
  }
}
