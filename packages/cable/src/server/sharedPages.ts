import { pageBytes } from "./pageFlow.ts";

/** Which bytes: events `after + 1 .. upTo` of a stream, in one epoch, as they are framed for one identifier. */
export interface Page {
  readonly stream: string;
  readonly epoch: string;
  readonly after: number;
  readonly upTo: number;
  readonly identifierJson: string;
  readonly deflates: boolean;
}

const mostPages = 16;

/** Histories that fit into a page, for all who come back to the same place together; only the last few are kept. */
export class SharedPages {
  readonly #pages = new Map<string, Buffer>();

  find(page: Page): Buffer | undefined {
    return this.#pages.get(keyOf(page));
  }

  keep(page: Page, frames: Buffer): void {
    if (frames.length > pageBytes) return;
    const [oldest] = this.#pages.keys();
    if (oldest !== undefined && this.#pages.size >= mostPages) this.#pages.delete(oldest);
    this.#pages.set(keyOf(page), frames);
  }
}

/** The texts come last and each is closed by what is no part of it, so that no two pages have one key. */
function keyOf({ stream, epoch, after, upTo, identifierJson, deflates }: Page): string {
  return `${after} ${upTo} ${deflates} ${stream.length} ${epoch.length} ${stream}${epoch}${identifierJson}`;
}
