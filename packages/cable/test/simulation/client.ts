import { CableClient, type Surroundings } from "../../src/client/index.ts";
import type { SimulatedNetwork } from "../../src/testing/index.ts";
import { Follower, type FollowerParts } from "./follower.ts";

export interface ClientParts extends FollowerParts {
  readonly network: SimulatedNetwork;
  readonly nodes: readonly string[];
  readonly streams: readonly string[];
  readonly tokenMs: () => number;
}

/** A page in a browser: the real client, its followers, and a token that ends. */
export class SimulatedClient {
  readonly name: string;
  readonly cable: CableClient;
  readonly #parts: ClientParts;
  readonly #followers: Follower[] = [];
  readonly #watchers = new Set<(change: "offline" | "woke") => void>();
  #isOnline = true;
  #expiresAt: number;
  #isSigningIn = false;
  #made = 0;

  constructor(name: string, parts: ClientParts) {
    const { clock, random, network, nodes, report } = parts;
    this.name = name;
    this.#parts = parts;
    this.#expiresAt = clock.now() + parts.tokenMs();
    const surroundings: Surroundings = {
      online: () => this.#isOnline,
      watch: (onChange) => {
        this.#watchers.add(onChange);
        return () => this.#watchers.delete(onChange);
      },
    };
    this.cable = new CableClient({
      endpoint: () => ({ url: `ws://${random.pick(nodes) ?? ""}/cable`, token: String(this.#expiresAt) }),
      policy: { probeMs: 10_000 },
      ports: {
        clock,
        random: random.next,
        surroundings,
        openSocket: (url, protocols) => network.connect(name, new URL(url).hostname, { url, protocols }),
      },
      log: (_, message) => report.note(() => `${name}: ${message}`),
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

  /** The page renews its token before it ends. */
  renewToken(): void {
    this.#expiresAt = this.#parts.clock.now() + this.#parts.tokenMs();
  }

  get isOnline(): boolean {
    return this.#isOnline;
  }

  /** What the browser believes of the network, and tells: it may be wrong, and it may say so twice. */
  tell(change: "offline" | "woke"): void {
    this.#parts.report.note(() => `${this.name} is told ${change}`);
    this.#isOnline = change === "woke";
    for (const watcher of [...this.#watchers]) watcher(change);
  }

  #signInAgain(): void {
    if (this.cable.status.kind !== "signedOut" || this.#isSigningIn) return;
    this.#isSigningIn = true;
    this.#parts.clock.after(this.#parts.random.between(100, 2_000), () => {
      this.#isSigningIn = false;
      this.renewToken();
      this.cable.reconnectNow();
    });
  }
}
