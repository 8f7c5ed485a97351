declare module "@rails/actioncable" {
  export interface Callbacks {
    connected?(how: { reconnected: boolean }): void;
    disconnected?(how: { willAttemptReconnect: boolean }): void;
    rejected?(): void;
    received?(message: unknown): void;
  }

  export interface RailsSubscription {
    perform(action: string, data?: object): boolean;
    unsubscribe(): void;
  }

  export interface Consumer {
    readonly subscriptions: { create(params: object, callbacks: Callbacks): RailsSubscription };
    readonly connection: { reopen(): void };
    addSubProtocol(entry: string): void;
    disconnect(): void;
  }

  /** After so many seconds without a frame it takes the connection for stale. */
  export const ConnectionMonitor: { staleThreshold: number };
  export const adapters: { WebSocket: unknown };
  export function createConsumer(url: string): Consumer;
}
