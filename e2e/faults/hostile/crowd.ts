import { baseProtocol, extendedProtocol } from "@hafaloha/cable/protocol";
import { SeededRandom } from "@hafaloha/cable/testing";
import { bearable, type Kinds, unbearable, unbearableExtended, unfinished } from "./frames.ts";
import { refusedHandshakes, unfinishedHandshakes } from "./handshakes.ts";
import { Line } from "./line.ts";
import { answeredRequests, lastRequests, unfinishedRequests } from "./requests.ts";
import { frame, opcode, upgrade } from "./wire.ts";

const atOnce = 16;
const mostLoiterers = 40;
/** What is sent before the welcome has to fit into what the server keeps until then. */
const mostBeforeWelcome = 30_000;

interface Sent {
  readonly what: string;
  readonly pieces: readonly Buffer[];
}

/** Many at once who send what nobody should. What each of them does follows from the seed and their number. */
export class Crowd {
  /** What the server did that it should not have done. */
  readonly wrongs: string[] = [];
  readonly #port: number;
  readonly #tokens: readonly (string | undefined)[];
  readonly #seed: number;
  readonly #loiterers: { readonly line: Line; rest: Buffer }[] = [];
  readonly #busy = new Map<number, string>();
  #comers = 0;
  #sent = 0;

  constructor(port: number, tokens: readonly string[], seed: number) {
    this.#port = port;
    this.#tokens = [undefined, ...tokens];
    this.#seed = seed;
  }

  /** Frames, requests and handshakes sent so far. */
  get sent(): number {
    return this.#sent;
  }

  get comers(): number {
    return this.#comers;
  }

  /** What is under way, for a test that hangs. */
  describe(): string {
    return [...this.#busy].map(([comer, what]) => `${comer}: ${what}`).join("\n");
  }

  async sendUpTo(sent: number): Promise<void> {
    const come = async () => {
      while (this.#sent < sent) {
        const comer = this.#comers++;
        await this.#come(comer, new SeededRandom(this.#seed + comer));
        this.#busy.delete(comer);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, come));
  }

  leave(): void {
    const chance = new SeededRandom(this.#seed);
    for (const { line } of this.#loiterers.splice(0)) line.hangUp(chance);
  }

  async #come(comer: number, chance: SeededRandom): Promise<void> {
    const line = new Line(this.#port);
    const way = chance.next();
    if (way < 0.6) await this.#overSocket(comer, line, chance);
    else if (way < 0.9) await this.#overHttp(comer, line, chance);
    else await this.#atTheDoor(comer, line, chance);
    for (const status of line.failures) this.#blame(comer, `was answered with ${status}`);
    await this.#drip(chance);
  }

  async #overSocket(comer: number, line: Line, chance: SeededRandom): Promise<void> {
    const isExtended = chance.chance(0.5);
    const token = chance.pick(this.#tokens);
    const handshake = upgrade({
      target: `/cable?restaurant_id=1${token === undefined ? "" : `&token=${token}`}`,
      headers: isExtended || chance.chance(0.5) ? [protocol(isExtended)] : [],
    });
    const begin = some(bearable, chance, chance.chance(0.5) ? 3 : 40);
    const end = chance.next();
    const last =
      end < 0.5 ? one(isExtended && end < 0.05 ? unbearableExtended : unbearable, chance) : one(unfinished, chance);
    const all = Buffer.concat([...begin.pieces, ...(end < 0.9 ? last.pieces : [])]);
    this.#note(comer, begin.pieces.length + last.pieces.length, `${begin.what}; ${last.what}`);
    const isHasty = all.length < mostBeforeWelcome && chance.chance(0.3);
    if (isHasty) await line.send(Buffer.concat([handshake, ...begin.pieces]), chance);
    else await line.send(handshake, chance);
    if ((await Promise.race([line.welcomed, line.ended])) === "ended")
      return this.#blame(comer, `was not welcomed (${line.dismissal})`);
    if (!isHasty) await line.send(Buffer.concat(begin.pieces), chance);
    await line.send(frame(opcode.ping, ""), chance);
    if ((await Promise.race([line.ponged, line.ended])) === "ended")
      return this.#blame(comer, `was sent away too early (${line.dismissal})`);
    if (end < 0.9) await line.send(Buffer.concat(last.pieces), chance);
    if (end < 0.5) await line.ended;
    if (end >= 0.5 && token === undefined && chance.chance(0.3)) {
      line.turnAway();
      this.#loiter(line, Buffer.alloc(0), chance);
    } else line.hangUp(chance);
  }

  async #overHttp(comer: number, line: Line, chance: SeededRandom): Promise<void> {
    const begin = some(answeredRequests, chance, chance.chance(0.5) ? 3 : 20);
    const isFinished = chance.chance(0.8);
    const last = one(isFinished ? lastRequests : unfinishedRequests, chance);
    this.#note(comer, begin.pieces.length + last.pieces.length, `${begin.what}; ${last.what}`);
    await line.send(Buffer.concat([...begin.pieces, ...last.pieces]), chance);
    if (isFinished) await line.ended;
    line.hangUp(chance);
  }

  async #atTheDoor(comer: number, line: Line, chance: SeededRandom): Promise<void> {
    const isFinished = chance.chance(0.7);
    const { what, pieces } = one(isFinished ? refusedHandshakes : unfinishedHandshakes, chance);
    this.#note(comer, pieces.length, what);
    const bytes = Buffer.concat(pieces);
    if (!isFinished && chance.chance(0.5)) return this.#loiter(line, bytes, chance);
    await line.send(bytes, chance);
    if (isFinished) await line.ended;
    line.hangUp(chance);
  }

  /** Stays, and sends the rest byte by byte, later. */
  #loiter(line: Line, rest: Buffer, chance: SeededRandom): void {
    this.#loiterers.push({ line, rest });
    if (this.#loiterers.length > mostLoiterers) this.#loiterers.shift()?.line.hangUp(chance);
  }

  async #drip(chance: SeededRandom): Promise<void> {
    const loiterer = chance.pick(this.#loiterers);
    if (loiterer === undefined || loiterer.rest.length === 0) return;
    await loiterer.line.send(loiterer.rest.subarray(0, 1), chance);
    loiterer.rest = loiterer.rest.subarray(1);
  }

  #note(comer: number, count: number, what: string): void {
    this.#sent += count;
    this.#busy.set(comer, what);
  }

  #blame(comer: number, wrong: string): void {
    this.wrongs.push(`Comer ${comer} of seed ${this.#seed} ${wrong}: ${this.#busy.get(comer)}`);
  }
}

const protocol = (isExtended: boolean) => `Sec-WebSocket-Protocol: ${isExtended ? extendedProtocol : baseProtocol}`;

function one(kinds: Kinds, chance: SeededRandom): Sent {
  const [what, make] = chance.pick(Object.entries(kinds)) ?? ["nothing", () => []];
  return { what, pieces: make(chance) };
}

function some(kinds: Kinds, chance: SeededRandom, most: number): Sent {
  const all = Array.from({ length: chance.between(0, most) }, () => one(kinds, chance));
  return { what: all.map(({ what }) => what).join(", "), pieces: all.flatMap(({ pieces }) => pieces) };
}
