import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";

/** A process of our own that answers questions. */
export interface Answering {
  ask<Reply>(question: object): Promise<Reply>;
  stop(): Promise<void>;
}

interface Numbered {
  readonly number: number;
  readonly content: object;
}

/** Starts a file written in TypeScript. */
export function startProcess(file: string): Answering {
  const child = fork(file, {
    execArgv: ["--conditions=@hafaloha/source", "--import", "tsx", "--expose-gc"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  const answers = readAnswers(child);
  let asked = 0;
  return {
    ask: <Reply>(question: object) => {
      const number = ++asked;
      if (child.connected) child.send({ number, content: question } satisfies Numbered);
      // Both ends are files of ours.
      return answers(number) as Promise<Reply>;
    },
    stop: async () => {
      if (child.exitCode !== null) return;
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

interface Awaiting {
  readonly resolve: (answer: object) => void;
  readonly reject: (error: Error) => void;
}

function readAnswers(child: ChildProcess): (number: number) => Promise<object> {
  const awaiting = new Map<number, Awaiting>();
  let ended: Error | undefined;
  child.on("message", (message) => {
    const { number, content } = message as Numbered;
    awaiting.get(number)?.resolve(content);
    awaiting.delete(number);
  });
  child.once("exit", (code) => {
    ended = new Error(`A process that answers questions ended with ${code}`);
    for (const { reject } of awaiting.values()) reject(ended);
  });
  return (number) =>
    new Promise((resolve, reject) => {
      if (ended !== undefined) reject(ended);
      else awaiting.set(number, { resolve, reject });
    });
}

/** The other end: answers each question by `answer`. */
export function answerQuestions<Question>(answer: (question: Question) => Promise<object> | object): void {
  process.once("disconnect", () => process.exit());
  process.on("message", (message) => {
    const { number, content } = message as Numbered;
    Promise.resolve(answer(content as Question)).then(
      (reply) => process.send?.({ number, content: reply } satisfies Numbered),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
