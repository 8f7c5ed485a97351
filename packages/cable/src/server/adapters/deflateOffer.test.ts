import { expect, it } from "vitest";
import { acceptDeflate } from "./deflateOffer.ts";

const agreed = { server_no_context_takeover: true, client_no_context_takeover: true };

it.each([
  ["a browser's", "permessage-deflate; client_max_window_bits"],
  ["one without params", "permessage-deflate"],
  ["one that asks for what is agreed", "permessage-deflate;server_no_context_takeover; client_no_context_takeover"],
  ["one that names its window", 'permessage-deflate; client_max_window_bits = "10"'],
  ["one behind others", "x-other; a=1, permessage-deflate; server_max_window_bits=9, permessage-deflate"],
])("P36 agrees on an offer: %s", (_, header) => {
  expect(acceptDeflate(header)).toEqual(agreed);
});

it("P36 tells who limits the server's window that it has its full size", () => {
  expect(acceptDeflate("permessage-deflate; server_max_window_bits=15")).toEqual({
    ...agreed,
    server_max_window_bits: 15,
  });
});

it.each([
  ["none", undefined],
  ["an empty one", ""],
  ["another extension", "x-webkit-deflate-frame"],
  ["a smaller window for what the server sends", "permessage-deflate; server_max_window_bits=14"],
  ["a window without its size", "permessage-deflate; server_max_window_bits"],
  ["a window that there is not", "permessage-deflate; client_max_window_bits=16"],
  ["a value where none belongs", "permessage-deflate; server_no_context_takeover=1"],
  ["an unknown param", "permessage-deflate; constructor"],
  ["a param given twice", "permessage-deflate; client_max_window_bits; client_max_window_bits=10"],
  ["an empty param", "permessage-deflate;"],
  ["what is no list of extensions", ";;=,="],
])("P36 agrees on nothing for %s", (_, header) => {
  expect(acceptDeflate(header)).toBeUndefined();
});
