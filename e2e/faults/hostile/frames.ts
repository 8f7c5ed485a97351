import type { SeededRandom } from "@hafaloha/cable/testing";
import { bytes, channel, letters, nested, oddNumber, oddObject, oddText, oddValue, prototypeJson } from "./material.ts";
import { frame, json, opcode, text } from "./wire.ts";

/** Frames, one after the other. */
type Make = (chance: SeededRandom) => readonly Buffer[];

export type Kinds = Readonly<Record<string, Make>>;

const commands = ["subscribe", "unsubscribe", "message", "history", "join", "leave", "presence"];
const command = (chance: SeededRandom) => chance.pick(commands);
const identifierOf = (value: unknown) => JSON.stringify(value);
const menu = identifierOf({ channel: "MenuChannel", restaurant_id: 1 });

/** The server ignores or refuses these; the connection lives. */
export const bearable: Kinds = {
  "an unknown command": (chance) => [json({ command: oddText(chance) }), json({ type: oddText(chance) }), json({})],
  "wrong types everywhere": (chance) => [
    json({
      command: chance.chance(0.7) ? command(chance) : oddNumber(chance),
      identifier: oddValue(chance),
      data: oddValue(chance),
      history: oddValue(chance),
      presence: oddValue(chance),
      token: oddValue(chance),
    }),
  ],
  "an unknown channel": (chance) => [
    json({ command: command(chance), identifier: identifierOf({ channel: oddText(chance) }), data: "{}", history: {} }),
  ],
  "odd params": (chance) => [
    json({
      command: "subscribe",
      identifier: identifierOf({
        channel: channel(chance),
        restaurant_id: oddValue(chance),
        tracking_token: oddValue(chance),
      }),
    }),
  ],
  "an identifier that is none": (chance) => [
    json({ command: command(chance), identifier: letters(chance, 40), data: "{}" }),
    json({ command: "subscribe", identifier: nested(chance.between(1, 8)) }),
  ],
  "prototype keys": (chance) => [
    text(prototypeJson(chance, JSON.stringify({ command: command(chance), identifier: menu, data: "{}" }))),
    json({ command: "subscribe", identifier: prototypeJson(chance, menu) }),
    json({ command: "message", identifier: menu, data: prototypeJson(chance, '{"action":"receive"}') }),
  ],
  "a huge identifier": (chance) => {
    const identifier = identifierOf({ channel: channel(chance), of: letters(chance, chance.between(4_000, 50_000)) });
    return [json({ command: command(chance), identifier, data: "{}" })];
  },
  "commands out of order": (chance) => {
    const identifier = identifierOf({ channel: channel(chance), restaurant_id: 1, nth: chance.next() });
    return ["message", "unsubscribe", "history", "leave", "presence", "unsubscribe"].map((out) =>
      json({ command: out, identifier, data: JSON.stringify({ action: oddText(chance) }), history: {} }),
    );
  },
  "a channel joined and left at once": () => [
    ...["subscribe", "subscribe", "unsubscribe", "message", "subscribe", "unsubscribe"].map((one) =>
      json({ command: one, identifier: menu, data: "{}" }),
    ),
  ],
  "a history from nowhere": (chance) => {
    const position = { offset: chance.pick([oddNumber(chance), oddValue(chance), 0]), epoch: oddValue(chance) };
    const streams = chance.pick([{ [oddText(chance)]: position }, { menu_channel_1: position }, oddValue(chance)]);
    const history = { since: oddNumber(chance), streams };
    return [
      json({ command: "subscribe", identifier: menu, history }),
      json({ command: "history", identifier: menu, history }),
    ];
  },
  "presence where there is none": (chance) => [
    json({ command: "subscribe", identifier: menu }),
    json({ command: "join", identifier: menu, presence: { id: oddText(chance), info: oddObject(chance) } }),
    json({ command: "join", identifier: menu, presence: { id: letters(chance, 9_000), info: oddValue(chance) } }),
  ],
  "deep nesting in what is opened later": (chance) => [
    json({ command: "message", identifier: menu, data: nested(chance.between(100, 20_000)) }),
  ],
  "fragments with pings between": (chance) => {
    const whole = Buffer.from(JSON.stringify({ command: oddText(chance), identifier: letters(chance, 90) }));
    const cut = chance.between(0, whole.length);
    return [
      frame(opcode.text, whole.subarray(0, cut), { isLast: false }),
      frame(opcode.ping, bytes(chance, chance.between(0, 125))),
      frame(opcode.continuation, "", { isLast: false }),
      frame(opcode.pong, bytes(chance, 7)),
      frame(opcode.continuation, whole.subarray(cut)),
    ];
  },
  "pongs that nobody asked for": (chance) => [frame(opcode.pong, bytes(chance, 125)), json({ command: "pong" })],
};

/** Three times what a client may send at once. */
const floodFrames = 600;
const tooLarge = 64 * 1024 + 1;

/** The server ends the connection for any of these. */
export const unbearable: Kinds = {
  "truncated JSON": (chance) => {
    const whole = JSON.stringify({ command: command(chance), identifier: menu });
    return [text(whole.slice(0, chance.between(0, whole.length - 1)))];
  },
  "no JSON": (chance) => [text(`x${letters(chance, chance.between(0, 500))}`)],
  "JSON that is no object": (chance) => [text(chance.pick(["[]", "1", '"subscribe"', "null", "true", "[{}]"]) ?? "")],
  "deep nesting": (chance) => [text(`{"command":"subscribe","identifier":${nested(chance.between(40, 30_000))}}`)],
  binary: (chance) => [frame(opcode.binary, bytes(chance, chance.between(0, 200)))],
  oversized: (chance) => [text(letters(chance, chance.between(tooLarge, 3 * tooLarge)))],
  "oversized in fragments": (chance) => [
    frame(opcode.text, letters(chance, 40_000), { isLast: false }),
    frame(opcode.continuation, letters(chance, 40_000), { isLast: chance.chance(0.5) }),
  ],
  "a length beyond all limits": (chance) => [
    frame(opcode.text, "{}", { announced: chance.pick([tooLarge, 2 ** 31, 2 ** 53]) ?? tooLarge }),
  ],
  "invalid UTF-8": (chance) => [
    frame(opcode.text, Buffer.concat([Buffer.from('{"command":"'), Buffer.from([0xc3, 0x28, 0xff]), bytes(chance, 9)])),
  ],
  unmasked: () => [frame(opcode.text, '{"command":"ping"}', { isMasked: false })],
  "reserved bits": (chance) => [frame(opcode.text, '{"command":"ping"}', { reserved: chance.between(1, 7) })],
  "a reserved opcode": (chance) => [frame(chance.pick([3, 4, 5, 6, 7, 11, 12, 13, 14, 15]) ?? 3, "")],
  "a control frame too long": (chance) => [
    frame(
      chance.pick([opcode.ping, opcode.pong, opcode.close]) ?? opcode.ping,
      bytes(chance, chance.between(126, 999)),
    ),
  ],
  "a control frame in fragments": () => [frame(opcode.ping, "one", { isLast: false })],
  "a fragment of nothing": (chance) => [frame(opcode.continuation, bytes(chance, 5))],
  "a text within a text": () => [frame(opcode.text, "{", { isLast: false }), text("}")],
  "a close of a bad code": (chance) => [
    frame(opcode.close, Buffer.from(chance.pick([[3], [0, 0], [0x3, 0xed], [0x3, 0xee], [0xff, 0xff]]) ?? [])),
  ],
  "more after a close": (chance) => [
    frame(opcode.close, Buffer.from([0x03, 0xe8])),
    json(oddObject(chance)),
    text("x"),
  ],
  "a flood": (chance) =>
    Array.from({ length: floodFrames }, (_, nth) => {
      const identifier = identifierOf({ channel: "MenuChannel", restaurant_id: 1, nth, of: chance.next() });
      return json({ command: chance.pick(["ping", "subscribe", "message"]), identifier, data: "{}" });
    }),
};

/** These too, where the protocol knows them. */
export const unbearableExtended: Kinds = {
  "a token that is none": (chance) => [json({ command: "authenticate", token: letters(chance, 60) })],
};

/** After these the server waits for more, in vain. */
export const unfinished: Kinds = {
  "half a header": (chance) => [Buffer.from([0x81, ...(chance.chance(0.5) ? [0xfe] : [])])],
  "half a frame": (chance) => [frame(opcode.text, bytes(chance, 50), { announced: chance.between(51, 65_000) })],
  "a text without an end": (chance) => [
    frame(opcode.text, '{"command":"', { isLast: false }),
    ...Array.from({ length: chance.between(1, 20) }, () =>
      frame(opcode.continuation, letters(chance, 100), { isLast: false }),
    ),
  ],
  "bytes that are no frame at all": (chance) => [bytes(chance, chance.between(1, 2_000))],
  "a history that nobody reads": () => [
    json({
      command: "subscribe",
      identifier: menu,
      history: { streams: { menu_channel_1: { offset: 0, epoch: "e" } } },
    }),
  ],
};
