import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { encodeClientFrame, parseAction, parseClientFrame } from "./clientFrames.ts";
import { disconnectReasons } from "./disconnectReasons.ts";
import { buildIdentifier, decodeIdentifier } from "./identifiers.ts";
import { encodeData, encodeServerFrame, parseServerFrame, type ServerFrame } from "./serverFrames.ts";
import { negotiate, readOffer, tokenEntry } from "./subprotocols.ts";

describe("server frames", () => {
  const frames: readonly (readonly [string, ServerFrame])[] = [
    ['{"type":"welcome"}', { type: "welcome" }],
    ['{"type":"welcome","sid":"s1"}', { type: "welcome", sid: "s1" }],
    ['{"type":"ping","message":1700000000}', { type: "ping", message: 1_700_000_000 }],
    ['{"type":"pong"}', { type: "pong" }],
    ['{"identifier":"I","type":"confirm_subscription"}', { identifier: "I", type: "confirm_subscription" }],
    ['{"identifier":"I","type":"reject_subscription"}', { identifier: "I", type: "reject_subscription" }],
    ['{"identifier":"I","message":null}', { type: "data", identifier: "I", message: null }],
    [
      '{"identifier":"I","message":0,"stream_id":"s","epoch":"e","offset":32}',
      { type: "data", identifier: "I", message: 0, position: { stream: "s", epoch: "e", offset: 32 } },
    ],
    ['{"identifier":"I","type":"confirm_history"}', { identifier: "I", type: "confirm_history" }],
    ['{"identifier":"I","type":"reject_history"}', { identifier: "I", type: "reject_history" }],
    ['{"type":"authenticated","expires_at":5}', { type: "authenticated", expires_at: 5 }],
    ['{"type":"authenticated"}', { type: "authenticated" }],
    ['{"type":"token_expiring","expires_at":5}', { type: "token_expiring", expires_at: 5 }],
    [
      '{"type":"presence","identifier":"I","message":{"type":"join","id":"42","info":{"name":"Ana"}}}',
      { type: "presence", identifier: "I", message: { type: "join", id: "42", info: { name: "Ana" } } },
    ],
    [
      '{"type":"presence","identifier":"I","message":{"type":"info","total":1,"records":[{"id":"42","info":{}}]}}',
      { type: "presence", identifier: "I", message: { type: "info", total: 1, records: [{ id: "42", info: {} }] } },
    ],
    [
      '{"type":"disconnect","reason":"remote","reconnect":false,"detail":"logout"}',
      { type: "disconnect", reason: "remote", reconnect: false, detail: "logout" },
    ],
    [
      '{"type":"disconnect","reason":"server_restart","reconnect":true,"retry_after_ms":250}',
      { type: "disconnect", reason: "server_restart", reconnect: true, retry_after_ms: 250 },
    ],
  ];

  it.each(frames)("P1 %s is written and read", (text, frame) => {
    expect(encodeServerFrame(frame)).toBe(text);
    expect(parseServerFrame(text)).toEqual(frame);
  });

  it.each([
    ["{", "malformed"],
    ["[]", "malformed"],
    ["null", "malformed"],
    ['{"type":"ping"}', "malformed"],
    ['{"type":7}', "malformed"],
    ['{"message":1}', "malformed"],
    ['{"identifier":"I"}', "malformed"],
    ['{"type":"dance"}', "unknown"],
  ])("P1 %s is unreadable: %s", (text, problem) => {
    expect(parseServerFrame(text)).toEqual({ type: "unreadable", problem });
  });

  it("P6 leaves a payload as it stands", () => {
    expect(encodeData('"I"', "1.50")).toBe('{"identifier":"I","message":1.50}');
  });

  it("P1 reads a disconnect of an unknown reason as one after which to come back, unless told otherwise", () => {
    expect(parseServerFrame('{"type":"disconnect","reason":"new"}')).toEqual({
      type: "disconnect",
      reason: undefined,
      reconnect: true,
    });
  });
});

describe("client frames", () => {
  it.each([
    ['{"command":"subscribe","identifier":"I"}', { command: "subscribe", identifier: "I", history: undefined }],
    [
      '{"command":"subscribe","identifier":"I","presence":{"id":"42"}}',
      { command: "subscribe", identifier: "I", presence: { id: "42" } },
    ],
    ['{"command":"subscribe","identifier":7}', { command: "subscribeWithoutIdentifier", identifier: 7 }],
    ['{"command":"unsubscribe","identifier":"I"}', { command: "unsubscribe", identifier: "I" }],
    ['{"command":"message","identifier":"I","data":"{}"}', { command: "message", identifier: "I", data: "{}" }],
    ['{"command":"message","identifier":"I","data":{}}', { command: "unknown", name: "message" }],
    ['{"command":"ping"}', { command: "ping" }],
    ['{"type":"ping"}', { command: "ping" }],
    ['{"command":"pong"}', { command: "pong" }],
    ['{"type":"pong"}', { command: "pong" }],
    ['{"command":"authenticate","token":"t"}', { command: "authenticate", token: "t" }],
    ['{"command":"leave","identifier":"I"}', { command: "leave", identifier: "I" }],
    [
      '{"command":"join","identifier":"I","presence":{"id":"42"}}',
      { command: "join", identifier: "I", presence: { id: "42" } },
    ],
    ['{"command":"join","identifier":"I"}', { command: "unknown", name: "join" }],
    ['{"command":"dance"}', { command: "unknown", name: "dance" }],
    ["{}", { command: "unknown", name: "" }],
    ["[]", { command: "malformed" }],
    ["7", { command: "malformed" }],
    ["", { command: "malformed" }],
  ])("P2 %s is read", (text, frame) => {
    expect(parseClientFrame(text)).toEqual(frame);
  });

  it.each([
    [
      { since: 5, streams: { s: { offset: 0, epoch: "e" } } },
      { since: 5, streams: { s: { offset: 0, epoch: "e" } } },
    ],
    [{}, { streams: {} }],
    [{ since: -1 }, "malformed"],
    [{ since: 1.5 }, "malformed"],
    [{ streams: [] }, "malformed"],
    [{ streams: { s: { offset: 1 } } }, "malformed"],
    [{ streams: { s: { offset: "1", epoch: "e" } } }, "malformed"],
    [null, "malformed"],
  ])("E5 a history of %j is read as %j", (history, read) => {
    const text = JSON.stringify({ command: "history", identifier: "I", history });
    expect(parseClientFrame(text)).toEqual({ command: "history", identifier: "I", history: read });
  });

  it("P2 never throws, whatever comes", () => {
    const anything = fc.oneof(
      fc.string(),
      fc.json(),
      fc.object().map((value) => JSON.stringify(value)),
    );
    fc.assert(
      fc.property(anything, (text) => {
        expect(parseClientFrame(text)).toHaveProperty("command");
        expect(parseServerFrame(text)).toHaveProperty("type");
        parseAction(text);
        decodeIdentifier(text);
      }),
    );
  });

  it("P11 carries an action's data as a text inside the frame", () => {
    const data = JSON.stringify({ text: "hi", action: "say" });
    const sent = { command: "message", identifier: "I", data } as const;
    expect(parseClientFrame(encodeClientFrame(sent))).toEqual(sent);
    expect(parseAction(data)).toEqual({ name: "say", data: { text: "hi", action: "say" } });
    expect(parseAction('{"action":" "}')?.name).toBe("receive");
    expect(parseAction('{"action":5}')).toBeUndefined();
    expect(parseAction("5")).toBeUndefined();
  });

  it("P2 writes frames that are read as they were", () => {
    const frame = { command: "unsubscribe", identifier: "I" } as const;
    expect(parseClientFrame(encodeClientFrame(frame))).toEqual(frame);
  });
});

describe("identifiers", () => {
  it("P5 of equal params are equal texts, channel first", () => {
    const one = buildIdentifier("OrderChannel", { restaurant_id: "1", filter: "open", absent: undefined });
    expect(one).toBe('{"channel":"OrderChannel","filter":"open","restaurant_id":"1"}');
    expect(buildIdentifier("OrderChannel", { filter: "open", restaurant_id: "1" })).toBe(one);
    expect(decodeIdentifier(one)).toEqual({
      channel: "OrderChannel",
      params: { filter: "open", restaurant_id: "1" },
    });
  });

  it.each(["", "{}", "[]", '"OrderChannel"', '{"channel":1}', '{"channel":""}'])("P10 %j names nothing", (text) => {
    expect(decodeIdentifier(text)).toBeUndefined();
  });
});

describe("subprotocols", () => {
  it("P28 takes token entries out of the offer, ours first", () => {
    expect(readOffer(["anycable-token.b", "actioncable-v1-json", tokenEntry("a")])).toEqual({
      token: "a",
      protocols: ["actioncable-v1-json"],
    });
    expect(readOffer(["cable-token."])).toEqual({ token: undefined, protocols: [] });
  });

  it("P26 speaks what the client names first of what is known, and names nothing that was not offered", () => {
    expect(negotiate(["soap", "actioncable-v1-json"])).toMatchObject({ speaks: "actioncable-v1-json" });
    expect(negotiate([])).toEqual({ speaks: "actioncable-v1-json", header: undefined });
    expect(negotiate(["actioncable-unsupported"])).toEqual({
      speaks: undefined,
      header: "actioncable-unsupported",
    });
    expect(negotiate(["soap"])).toEqual({ speaks: undefined, header: undefined });
  });
});

describe("disconnect reasons", () => {
  it("P22 say by themselves whether to come back", () => {
    expect(Object.entries(disconnectReasons).map(([reason, { reconnect }]) => `${reason} ${reconnect}`)).toEqual([
      "unauthorized false",
      "token_expired false",
      "invalid_request false",
      "remote false",
      "server_restart true",
      "too_slow true",
      "no_pong true",
      "rate_limited true",
    ]);
  });
});
