import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";

/** A process of the benchmark's own that answers one question at a time. */
export interface Answering {
  ask<Reply>(question: object): Promise<Reply>;
  stop(): Promise<void>;
}

/** Starts `bench/<file>`. */
export function startProcess(file: string): Answering {
  const child = fork(join(import.meta.dirname, file), {
    execArgv: ["--conditions=@hafaloha/source", "--import", "tsx"],
    stdio: ["ignore", "inherit", "inherit", "ipc"],
  });
  return {
    ask: async <Reply>(question: object) => {
      const answer = firstMessage<Reply>(child);
      child.send(question);
      return answer;
    },
    stop: async () => {
      const ended = once(child, "exit");
      child.disconnect();
      await ended;
    },
  };
}

function firstMessage<Reply>(child: ChildProcess): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`A process of the benchmark ended with ${code}`));
    child.once("exit", ended);
    child.once("message", (message) => {
      child.off("exit", ended);
      // Both ends are files of this benchmark.
      resolve(message as Reply);
    });
  });
}

/** The other end: answers each question by `answer`. */
export function answerQuestions<Question>(answer: (question: Question) => Promise<object> | object): void {
  process.once("disconnect", () => process.exit());
  process.on("message", (question) => {
    Promise.resolve(answer(question as Question)).then(
      (reply) => process.send?.(reply),
      (error: unknown) => {
        console.error(error);
        process.exit(1);
      },
    );
  });
}
