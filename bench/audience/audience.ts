import { answerQuestions } from "../childProcess.ts";
import type { Started } from "../peers/peer.ts";
import { joinOverWebSocket } from "./webSocketClient.ts";

export type AudienceQuestion =
  | { readonly ask: "join"; readonly started: Started; readonly count: number }
  /** Answered when every client has had `events` events in all. */
  | { readonly ask: "heard"; readonly events: number }
  /** Posts `requests` at `perSecond`, and answers how long each took to each client's socket. */
  | { readonly ask: "post"; readonly url: string; readonly requests: readonly string[]; readonly perSecond: number };

export interface Latencies {
  /** Milliseconds from the start of a request to its event at one client, for each client and request. */
  readonly millis: readonly number[];
}

const atOnce = 50;
/** Stands in what is posted, followed by its number: `bench-000017`. */
const mark = "bench-";
const digits = 6;

let clients = 0;
let heard = 0;
let awaited = { heard: 0, tell: () => {} };
const started: number[] = [];
const millis: number[] = [];

answerQuestions<AudienceQuestion>(async (question): Promise<object> => {
  switch (question.ask) {
    case "join":
      await join(question.started, question.count);
      return {};
    case "heard":
      await hearing(question.events * clients);
      return {};
    case "post":
      return post(question);
  }
});

async function join({ port, joinings }: Started, count: number): Promise<void> {
  let next = 0;
  const joinSome = async () => {
    for (let index = next++; index < count; index = next++) {
      const joining = joinings[index % joinings.length];
      if (!joining) throw new Error("A peer names no way to join it");
      await joinOverWebSocket(port, joining, onEvent);
    }
  };
  await Promise.all(Array.from({ length: atOnce }, joinSome));
  clients = count;
}

function onEvent(payload: Buffer): void {
  if (started.length > 0) measure(payload);
  heard++;
  if (heard === awaited.heard) awaited.tell();
}

function measure(payload: Buffer): void {
  const at = payload.indexOf(mark);
  const began = started[Number(payload.toString("latin1", at + mark.length, at + mark.length + digits))];
  if (at >= 0 && began !== undefined) millis.push(performance.now() - began);
}

function hearing(total: number): Promise<void> {
  if (heard >= total) return Promise.resolve();
  return new Promise((tell) => {
    awaited = { heard: total, tell };
  });
}

async function post({ url, requests, perSecond }: Extract<AudienceQuestion, { ask: "post" }>): Promise<Latencies> {
  const before = heard;
  const begin = performance.now();
  const answers: Promise<void>[] = [];
  for (const [index, body] of requests.entries()) {
    const wait = begin + (index * 1000) / perSecond - performance.now();
    if (wait > 0) await new Promise((resolve) => setTimeout(resolve, wait));
    answers.push(postOne(url, body, index));
  }
  await Promise.all(answers);
  await hearing(before + requests.length * clients);
  return { millis };
}

async function postOne(url: string, body: string, index: number): Promise<void> {
  started[index] = performance.now();
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`${url} answered ${response.status}: ${answer}`);
}
