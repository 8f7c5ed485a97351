import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { resolve } from "node:path";
import { createInterface } from "node:readline";

const program = resolve(import.meta.dirname, "../../bench/peers/rails.rb");

/** What `rails.rb` follows and publishes on. */
export const railsChannel = { channel: "MenuChannel" };

/** Rails' own Action Cable, in Ruby, with one channel that carries one message. */
export interface RailsServer {
  readonly port: number;
  publish(): Promise<void>;
  /** `kill -9`. */
  kill(): Promise<void>;
}

/** Why there is no Rails here; undefined where there is one. */
export function railsMissing(): string | undefined {
  const { status, error, stderr } = spawnSync("ruby", ["-e", "require 'action_cable'; require 'puma'"]);
  if (status === 0) return undefined;
  return `${error?.message ?? String(stderr).split("\n")[0]}; apt-get install ruby-rails puma`;
}

export async function startRails(message: unknown, port = 0): Promise<RailsServer> {
  const child = spawn("ruby", [program, String(port)], { stdio: ["pipe", "pipe", "inherit"] });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const answerTo = async (line: string): Promise<string> => {
    child.stdin.write(`${line}\n`);
    const { done, value } = await lines.next();
    if (done) throw new Error("Rails has ended");
    return value;
  };
  const [, listening] = (await answerTo(JSON.stringify(message))).split(" ");
  return {
    port: Number(listening),
    publish: async () => {
      await answerTo("publish 1");
    },
    kill: async () => {
      const ended = once(child, "exit");
      child.kill("SIGKILL");
      await ended;
    },
  };
}
