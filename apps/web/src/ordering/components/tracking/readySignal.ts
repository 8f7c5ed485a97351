import { showMessage } from "../../../shared/services/systemMessages.ts";
import { strike } from "../../../shared/ui/woodenBar.ts";

const notes = [523.25, 783.99];

interface Ready {
  /** `O-052` */
  readonly number: string;
  readonly restaurant: string;
  readonly token: string;
}

/** How this page tells that an order is ready: one short sound, and a message of the system where it may show such. */
export class ReadySignal {
  readonly showsMessages: boolean;
  readonly #sound: AudioContext;

  constructor(sound: AudioContext, showsMessages: boolean) {
    this.#sound = sound;
    this.showsMessages = showsMessages;
  }

  async give({ number, restaurant, token }: Ready): Promise<void> {
    const start = this.#sound.currentTime + 0.02;
    for (const [index, frequency] of notes.entries()) {
      strike(this.#sound, { frequency, at: start + index * 0.18, loudness: 0.8 });
    }
    if (!this.showsMessages) return;
    const body = `Your order waits for you at ${restaurant}.`;
    await showMessage(`Ready: ${number}`, { body, path: `/track/${token}`, tag: `ready-${number}` });
  }

  end(): void {
    void this.#sound.close();
  }
}
