import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { Duplex } from "node:stream";
import { describe, expect, it } from "vitest";
import { upgradeHeaders } from "../../test/rawClient.ts";
import { extendedProtocol } from "../protocol/index.ts";
import { FakeClock } from "../testing/fakeClock.ts";
import { readWrittenFrames } from "../testing/webSocketFrames.ts";
import { memoryDoorbell } from "./adapters/memoryDoorbell.ts";
import { memoryLog } from "./adapters/memoryLog.ts";
import { createCableServer } from "./cableServer.ts";
import { defineChannel } from "./channel.ts";
import type { CableLogger } from "./ports.ts";

const silent: CableLogger = { debug() {}, info() {}, warn() {}, error() {} };
const identifier = '{"channel":"Orders"}';
const opcodeText = 0x81;

/** The server's end of a connection, which shows what reaches the operating system in one piece. */
class Line extends Duplex {
  readonly pieces: Buffer[] = [];

  override _read(): void {}

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.pieces.push(chunk);
    done();
  }

  override _writev(chunks: { chunk: Buffer }[], done: () => void): void {
    this.pieces.push(Buffer.concat(chunks.map(({ chunk }) => chunk)));
    done();
  }

  /** A frame of the client, masked with zeros, which changes nothing. */
  tell(frame: object): void {
    const payload = Buffer.from(JSON.stringify(frame));
    this.push(Buffer.concat([Buffer.of(opcodeText, 0x80 | 126, 0, payload.length, 0, 0, 0, 0), payload]));
  }
}

function setUp(payloadBytes: number, events: number) {
  const log = memoryLog("e");
  for (let offset = 1; offset <= events; offset++) log.append("orders", "x".repeat(payloadBytes));
  const cable = createCableServer({
    channels: [
      defineChannel({
        name: "Orders",
        params: { "~standard": { version: 1, vendor: "test", validate: (value) => ({ value }) } },
        subscribe: () => ({ admit: [{ stream: "orders" }] }),
      }),
    ],
    log,
    doorbell: memoryDoorbell(),
    authenticate: async () => ({ ok: true, connection: { identity: "Ana" } }),
    // No heartbeat comes between.
    clock: new FakeClock(),
    logger: silent,
  });
  const request = new IncomingMessage(new Socket());
  request.method = "GET";
  request.url = "/cable";
  request.headers = { ...upgradeHeaders, "sec-websocket-protocol": extendedProtocol };
  const line = new Line();
  cable.handleUpgrade(request, line, Buffer.alloc(0));
  return line;
}

const turnOfLoop = () => new Promise<void>((resolve) => setImmediate(resolve));

async function until(isThere: () => boolean): Promise<void> {
  while (!isThere()) await turnOfLoop();
}

const types = (piece: Buffer | undefined) =>
  readWrittenFrames(piece ?? Buffer.alloc(0)).map(({ text }) => JSON.parse(text).type ?? "event");

describe("writes", () => {
  it("E4 answers a subscribe with a history in one piece, as the handshake with the welcome", async () => {
    const line = setUp(600, 3);
    await until(() => line.pieces.length > 0);
    expect(line.pieces[0]?.toString()).toMatch(/^HTTP\/1\.1 101 .*"type":"welcome"/s);
    line.tell({ command: "subscribe", identifier, history: { streams: { orders: { offset: 1, epoch: "e" } } } });
    await until(() => line.pieces.length > 1);
    expect(types(line.pieces[1])).toEqual(["confirm_subscription", "event", "event", "confirm_history"]);
    expect(line.pieces).toHaveLength(2);
    line.destroy();
  });

  it("E4 does not hold back more than a page for that", async () => {
    const line = setUp(70_000, 1);
    await until(() => line.pieces.length > 0);
    line.tell({ command: "subscribe", identifier, history: { streams: { orders: { offset: 0, epoch: "e" } } } });
    await until(() => line.pieces.some((piece) => piece.includes("confirm_history")));
    expect(line.pieces.slice(1).map(types)).toEqual([["confirm_subscription", "event"], ["confirm_history"]]);
    line.destroy();
  });
});
