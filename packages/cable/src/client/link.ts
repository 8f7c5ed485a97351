import { baseProtocol, extendedProtocol, tokenEntry } from "../protocol/index.ts";
import type { ClientSocket } from "./ports.ts";

/** Where a connection goes. A `token` given here travels as a subprotocol and stays out of the URL. */
export interface Endpoint {
  readonly url: string;
  readonly token?: string;
}

interface LinkEvents {
  onOpen(): void;
  onText(text: string): void;
  onClose(clean: boolean, code: number): void;
}

/** One socket, until it is abandoned: from then on it is not heard any more, whatever the network still holds of it. */
export class Link {
  readonly #socket: ClientSocket;

  /** Throws where the browser's constructor does. */
  constructor(
    openSocket: (url: string, protocols: string[]) => ClientSocket,
    { url, token }: Endpoint,
    events: LinkEvents,
  ) {
    const protocols = [extendedProtocol, baseProtocol, ...(token === undefined ? [] : [tokenEntry(token)])];
    const socket = openSocket(url, protocols);
    socket.onopen = () => events.onOpen();
    socket.onmessage = ({ data }: { readonly data: unknown }) => events.onText(typeof data === "string" ? data : "");
    socket.onclose = ({ wasClean, code }: { readonly wasClean: boolean; readonly code: number }) =>
      events.onClose(wasClean, code);
    // What went wrong is followed by the close. An `ws` socket throws an error that finds no handler.
    socket.onerror = () => {};
    this.#socket = socket;
  }

  get extended(): boolean {
    return this.#socket.protocol === extendedProtocol;
  }

  get readyState(): number {
    return this.#socket.readyState;
  }

  send(text: string): void {
    this.#socket.send(text);
  }

  /** A browser that is offline keeps a closing socket for minutes; nobody waits for it. */
  abandon(): void {
    const socket = this.#socket;
    socket.onopen = null;
    socket.onmessage = null;
    socket.onclose = null;
    socket.close(1000);
  }
}
