import type { ClientFrame } from "../protocol/index.ts";
import type { LineFrame } from "./line.ts";
import { type Delivery, TabHub } from "./tabHub.ts";
import type { Standing, Wire } from "./tabMessages.ts";
import type { TabRoom } from "./tabRoom.ts";

interface WireParts {
  readonly room: TabRoom;
  /** To the server. */
  send(frame: ClientFrame): void;
  /** By this tab itself. */
  hear(frame: LineFrame, replaying: boolean): void;
}

/** The leader's part of a shared line: carries what all tabs send and hear over its wire, and tells them how it stands. */
export class TabWire {
  readonly #parts: WireParts;
  #current: { readonly number: number; readonly wire: Wire; readonly hub: TabHub } | undefined;
  #wires = 0;
  #told = "";

  constructor(parts: WireParts) {
    this.#parts = parts;
  }

  /** The server has welcomed the leader of this leadership. */
  begin(number: number, extended: boolean): Wire {
    this.#wires += 1;
    const wire = { id: this.#wires, extended };
    const hub = new TabHub({
      send: (frame) => this.#parts.send(frame),
      deliver: ({ to, frame, replaying }) => this.#deliver(to, frame, replaying),
    });
    this.#current = { number, wire, hub };
    return wire;
  }

  end(): void {
    this.#current = undefined;
  }

  /** What a tab sends; nothing of what it meant for another wire. */
  fromTab(tab: string, wire: number, frame: ClientFrame): void {
    if (this.#current?.wire.id === wire) this.#current.hub.fromTab(tab, frame);
  }

  fromServer(frame: LineFrame): void {
    if ("identifier" in frame) this.#current?.hub.fromServer(frame);
    else this.#deliver(undefined, frame, false);
  }

  gone(tab: string): void {
    this.#current?.hub.gone(tab);
  }

  /** Tells all tabs, unless they know. */
  tell(number: number, standing: Standing): void {
    const told = JSON.stringify(standing);
    if (told === this.#told) return;
    this.#told = told;
    this.#parts.room.post({ type: "standing", number, standing });
  }

  /** Somebody does not know how it stands. */
  forgetTold(): void {
    this.#told = "";
  }

  #deliver(to: Delivery["to"] | undefined, frame: LineFrame, replaying: boolean): void {
    if (this.#current === undefined) return;
    const { number, wire } = this.#current;
    const { room, hear } = this.#parts;
    if (to === undefined || to.some((tab) => tab !== room.id)) {
      room.post({ type: "delivery", number, wire: wire.id, to, frame, replaying });
    }
    if (to === undefined || to.includes(room.id)) hear(frame, replaying);
  }
}
