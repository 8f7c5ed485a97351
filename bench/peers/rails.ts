import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { text } from "node:stream/consumers";
import { answerQuestions } from "../childProcess.ts";
import { event, menuJoining } from "./event.ts";
import type { CpuTime, LeftOut, PeerQuestion, Started } from "./peer.ts";

/** Rails' own Action Cable, in Ruby: `rails.rb` is the server, this hands on what it is asked. */
const ruby = spawn("ruby", [join(import.meta.dirname, "rails.rb")]);
const complaint = text(ruby.stderr);
const notStarted = new Promise<string>((resolve) => {
  ruby.once("error", ({ message }) => resolve(message));
  ruby.once("exit", () => void complaint.then((said) => resolve(said.trim())));
});
// What it could not be told, `notStarted` explains.
ruby.stdin.on("error", () => {});
const lines = createInterface({ input: ruby.stdout })[Symbol.asyncIterator]();
process.once("exit", () => ruby.kill());

answerQuestions<PeerQuestion>(async (question): Promise<object> => {
  switch (question.ask) {
    case "start":
      return start();
    case "publish":
      await answerTo(ruby, `publish ${question.events}`);
      return {};
    case "cpu":
      return { micros: Number(await answerTo(ruby, "cpu")) } satisfies CpuTime;
    case "memory":
    case "sockets":
      throw new Error(`Rails is not asked for its ${question.ask}`);
  }
});

async function start(): Promise<Started | LeftOut> {
  const greeting = await Promise.race([
    answerTo(ruby, JSON.stringify(event)),
    notStarted.then((leftOut) => ({ leftOut })),
  ]);
  if (typeof greeting === "object") return greeting;
  const [version = "", port] = greeting.split(" ");
  return { port: Number(port), version, joinings: [menuJoining("/")] };
}

async function answerTo({ stdin }: ChildProcessWithoutNullStreams, line: string): Promise<string> {
  stdin.write(`${line}\n`);
  const { done, value } = await lines.next();
  // It has ended: `notStarted` says why.
  return done ? new Promise(() => {}) : value;
}
