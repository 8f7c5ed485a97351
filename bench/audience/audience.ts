import { answerQuestions } from "../childProcess.ts";
import { atRate, delay } from "../pace.ts";
import type { Started } from "../peers/peer.ts";
import type { Client } from "./client.ts";
import { listener } from "./listener.ts";
import { resumer } from "./resumer.ts";

export type AudienceQuestion =
  | ({ readonly ask: "join" } & Joins)
  /** Answered when every client has had so many events more than at the last time, or when no more seem to come. */
  | { readonly ask: "hear"; readonly events: number }
  /** Posts `requests` at `perSecond`, and answers how long each took to each client's socket. */
  | { readonly ask: "post"; readonly url: string; readonly requests: readonly string[]; readonly perSecond: number }
  /** Cuts all sockets at once. */
  | { readonly ask: "cut" }
  /** Lets all join again. */
  | { readonly ask: "comeBack" }
  | { readonly ask: "account" };

export interface Joins {
  readonly started: Started;
  readonly count: number;
  /** Those who come back to where they were say the offset of the last event that they know; others only listen. */
  readonly from?: number;
}

export interface Latencies {
  /** Milliseconds from the start of a request to its event at one client, for each client and request. */
  readonly millis: readonly number[];
}

export interface Missing {
  /** Messages that no client has had. */
  readonly missing: number;
}

/** Of all clients. */
export interface Account {
  readonly faults: number;
  /** Lines that were lost, and whose clients came back by themselves. */
  readonly returns: number;
  /** The lowest of the offsets at which they stand. */
  readonly offset: number;
}

const atOnce = 250;
/** After which nothing is waited for any more. */
const silenceMs = 10_000;
/** Stands in what is posted, followed by its number: `bench-000017`. */
const mark = "bench-";
const digits = 6;

let clients: readonly Client[] = [];
let heard = 0;
/** As many have been waited for. */
let accounted = 0;
let awaited = { heard: 0, tell: () => {} };
const started: number[] = [];
const millis: number[] = [];

answerQuestions<AudienceQuestion>(async (question): Promise<object> => {
  switch (question.ask) {
    case "join":
      clients = makeClients(question);
      await joinAll();
      return {};
    case "hear":
      return hear(question.events * clients.length);
    case "post":
      return post(question);
    case "cut":
      for (const client of clients) client.cut();
      return {};
    case "comeBack":
      await joinAll();
      return {};
    case "account":
      return account();
  }
});

function makeClients({ started: { port, joinings }, count, from }: Joins): readonly Client[] {
  return Array.from({ length: count }, (_, index) => {
    const joining = joinings[index % joinings.length];
    if (!joining) throw new Error("A peer names no way to join it");
    const make = from === undefined ? listener(joining) : resumer(joining, from);
    return make({ port, onEvent });
  });
}

async function joinAll(): Promise<void> {
  let next = 0;
  const joinSome = async () => {
    for (let client = clients[next++]; client !== undefined; client = clients[next++]) await client.join();
  };
  await Promise.all(Array.from({ length: atOnce }, joinSome));
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

async function hear(messages: number): Promise<Missing> {
  const total = accounted + messages;
  while (heard < total) {
    const before = heard;
    const all = new Promise<void>((tell) => {
      awaited = { heard: total, tell };
    });
    await Promise.race([all, delay(silenceMs)]);
    if (heard === before) break;
  }
  accounted = heard;
  return { missing: Math.max(0, total - heard) };
}

async function post({ url, requests, perSecond }: Extract<AudienceQuestion, { ask: "post" }>): Promise<Latencies> {
  await atRate(
    perSecond,
    (index) => index < requests.length,
    (index) => postOne(url, requests[index] ?? "", index),
  );
  const { missing } = await hear(requests.length * clients.length);
  if (missing > 0) throw new Error(`${missing} messages did not come`);
  return { millis };
}

async function postOne(url: string, body: string, index: number): Promise<void> {
  started[index] = performance.now();
  const response = await fetch(url, { method: "POST", headers: { "content-type": "application/json" }, body });
  const answer = await response.text();
  if (response.status !== 201) throw new Error(`${url} answered ${response.status}: ${answer}`);
}

function account(): Account {
  return {
    faults: clients.reduce((sum, { faults }) => sum + faults, 0),
    returns: clients.reduce((sum, { returns }) => sum + returns, 0),
    offset: clients.reduce((least, { offset }) => Math.min(least, offset), Number.POSITIVE_INFINITY),
  };
}
