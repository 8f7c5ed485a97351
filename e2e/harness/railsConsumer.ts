import * as actionCable from "@rails/actioncable";
import { WebSocket } from "ws";

/** What the stock Action Cable client told of one subscription, and a way to wait for it. */
export interface RailsListener {
  readonly received: unknown[];
  until(state: "connected" | "connected again" | "rejected"): Promise<void>;
  /** The first message, received or yet to come, that `isIt` accepts. */
  message(isIt: (message: unknown) => boolean): Promise<unknown>;
}

export interface RailsConsumer {
  subscribe(params: object): RailsListener;
  close(): void;
}

/** `@rails/actioncable`, unchanged, in Node. */
export function openRailsConsumer(url: string, query: Readonly<Record<string, string>>): RailsConsumer {
  // The browser's globals that the stock client reaches for.
  Object.assign(globalThis, { addEventListener: () => {}, removeEventListener: () => {} });
  actionCable.adapters.WebSocket = WebSocket;
  const address = new URL(`/cable?${new URLSearchParams(query)}`, url);
  address.protocol = "ws:";
  const consumer = actionCable.createConsumer(address.href);
  return {
    subscribe: (params) => listen(consumer, params),
    close: () => consumer.disconnect(),
  };
}

function listen(consumer: actionCable.Consumer, params: object): RailsListener {
  const received: unknown[] = [];
  const states = new Set<string>();
  const waiting = new Set<() => void>();
  const wake = () => {
    for (const look of waiting) look();
  };
  const enter = (state: string) => {
    states.add(states.has(state) ? `${state} again` : state);
    wake();
  };
  consumer.subscriptions.create(params, {
    connected: () => enter("connected"),
    rejected: () => enter("rejected"),
    received: (message) => {
      received.push(message);
      wake();
    },
  });
  const when = <T>(found: () => T | undefined) =>
    new Promise<T>((resolve) => {
      const look = () => {
        const value = found();
        if (value === undefined) return;
        waiting.delete(look);
        resolve(value);
      };
      waiting.add(look);
      look();
    });
  return {
    received,
    until: async (state) => {
      await when(() => (states.has(state) ? true : undefined));
    },
    message: (isIt) => when(() => received.find(isIt)),
  };
}
