/** What is agreed with a client (RFC 7692), as it is told in the answer: each message is compressed for itself. */
export interface DeflateParams {
  readonly server_no_context_takeover: true;
  readonly client_no_context_takeover: true;
  readonly server_max_window_bits?: 15;
}

const agreed: DeflateParams = { server_no_context_takeover: true, client_no_context_takeover: true };
/** Only who asks for it is told that the window has no other size. */
const agreedOnWindow: DeflateParams = { ...agreed, server_max_window_bits: 15 };

/**
 * Answers the header `Sec-WebSocket-Extensions`: what is agreed by the first of its offers that can be kept, `undefined`
 * when there is none. One compressed frame serves many clients, so its window cannot be made smaller for some of them.
 */
export function acceptDeflate(header: string | undefined): DeflateParams | undefined {
  for (const offer of (header ?? "").split(",")) {
    const [name, ...params] = offer.split(";").map((part) => part.trim());
    const accepted = name === "permessage-deflate" ? acceptParams(params) : undefined;
    if (accepted !== undefined) return accepted;
  }
  return undefined;
}

function acceptParams(params: readonly string[]): DeflateParams | undefined {
  const values = new Map(params.map(readParam));
  const isKept = [...values].every(([name, value]) => Object.hasOwn(kept, name) && kept[name]?.test(value));
  if (values.size < params.length || !isKept) return undefined;
  return values.has("server_max_window_bits") ? agreedOnWindow : agreed;
}

/** The values with which each param can be kept; any other param makes an offer void. */
const kept: Readonly<Record<string, RegExp>> = {
  server_no_context_takeover: /^$/,
  client_no_context_takeover: /^$/,
  server_max_window_bits: /^15$/,
  // Says what the client can do; a window of any size is read.
  client_max_window_bits: /^([89]|1[0-5])?$/,
};

/** A param without a value has the empty one. */
function readParam(param: string): readonly [name: string, value: string] {
  const [, name = param, value = ""] = /^([\w-]+)\s*=\s*"?(\w+)"?$/.exec(param) ?? [];
  return [name, value];
}
