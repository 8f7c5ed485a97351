import { createHmac } from "node:crypto";
import { expect, test } from "vitest";
import { createTokens, tokenLifetimeSeconds } from "./tokens.ts";

const secret = "ein Schlüssel mit Umlaut";
const now = 1_800_000_000;
const tokens = createTokens(secret, () => now * 1000);

const encode = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** Signed as any other program with the same secret would. */
function sign(payload: object, { header = { alg: "HS256" }, hash = "sha256", key = secret }: Signing = {}): string {
  const content = `${encode(header)}.${encode(payload)}`;
  return `${content}.${createHmac(hash, Buffer.from(key, "utf8")).update(content).digest("base64url")}`;
}
interface Signing {
  header?: object;
  hash?: string;
  key?: string;
}

const claims = { user_id: 7, role: "staff", restaurant_id: 1, exp: now + 60, iat: now, jti: "one" };
const unauthorized = { ok: false, reason: "unauthorized" };

test("A1 reads a token that was signed elsewhere with the same secret", async () => {
  expect(await tokens.read(sign(claims))).toEqual({ ok: true, claims: { ...claims, tokenId: "one" } });
});

// Of an account, this is all that a token says or depends on.
const superAdmin = { id: 7, role: "super_admin", restaurant_id: null, tokens_valid_from: 0 } as Parameters<
  typeof tokens.issue
>[0];

test("A4 what ended all sessions since the account was looked up ends the one that is issued of it, too", async () => {
  const iatOf = async (jwt: string) => {
    const reading = await tokens.read(jwt);
    return reading.ok && reading.claims.iat;
  };
  expect(await iatOf(await tokens.issue(superAdmin, (now - 5) * 1000))).toBe(now - 5);
  expect(await iatOf(await tokens.issue({ ...superAdmin, tokens_valid_from: now + 1 }))).toBe(now + 1);
});

test("A1 reads what it issues, good for twelve hours, each with an id of its own", async () => {
  const account = superAdmin;
  const readings = await Promise.all(
    [tokens.issue(account), tokens.issue(account)].map(async (jwt) => tokens.read(await jwt)),
  );
  const [first, second] = readings.map((reading) => (reading.ok ? reading.claims : undefined));
  expect(first).toMatchObject({
    user_id: 7,
    role: "super_admin",
    restaurant_id: null,
    iat: now,
    exp: now + tokenLifetimeSeconds,
  });
  expect(first?.jti).not.toBe(second?.jti);
});

test("A1 a token without an id is known by what it says", async () => {
  const { jti: _jti, ...anonymous } = claims;
  const reading = await tokens.read(sign(anonymous));
  const again = await tokens.read(sign(anonymous));
  const other = await tokens.read(sign({ ...anonymous, user_id: 8 }));
  const ids = [reading, again, other].map((read) => (read.ok ? read.claims.tokenId : undefined));
  expect(ids[0]).toMatch(/^sha256:/);
  expect(ids[1]).toBe(ids[0]);
  expect(ids[2]).not.toBe(ids[0]);
});

test.each([
  ["spaces in its signature", (token: string) => token.replace(/\.([^.]*)$/, ".   $1")],
  ["an end of line", (token: string) => `${token}\n`],
  ["padding", (token: string) => `${token}=`],
])(
  "A1 refuses a good token with %s, or one would be remembered in as many forms as its holder likes",
  async (_, spoil) => {
    expect(await tokens.read(spoil(sign(claims)))).toEqual(unauthorized);
  },
);

test("A1 a token that was good before is refused from the second on in which it ends", async () => {
  let second = now;
  const clocked = createTokens(secret, () => second * 1000);
  const token = sign(claims);
  const read = async () => (await clocked.read(token)).ok;
  expect(await read()).toBe(true);
  second = claims.exp - 1;
  expect(await read()).toBe(true);
  second = claims.exp;
  expect(await clocked.read(token)).toEqual({ ok: false, reason: "token_expired" });
});

test("A1 what was found good says nothing of the same claims under another signature", async () => {
  const token = sign(claims);
  expect(await tokens.read(token)).toMatchObject({ ok: true });
  expect(await tokens.read(sign(claims, { key: "another secret" }))).toEqual(unauthorized);
  expect(await tokens.read(token.slice(0, -2))).toEqual(unauthorized);
});

const { exp: _exp, ...endless } = claims;
test.each<[string, string, object]>([
  ["that has ended", sign({ ...claims, exp: now - 1 }), { ok: false, reason: "token_expired" }],
  ["that ends now", sign({ ...claims, exp: now }), { ok: false, reason: "token_expired" }],
  ["without an end", sign(endless), unauthorized],
  ["with an end beyond all dates", sign({ ...claims, exp: 1e300 }), unauthorized],
  ["with an end that is no number", sign({ ...claims, exp: "tomorrow" }), unauthorized],
  ["without a signature", `${encode({ alg: "none" })}.${encode(claims)}.`, unauthorized],
  ["that says alg none but is signed", sign(claims, { header: { alg: "none" } }), unauthorized],
  ["of another algorithm", sign(claims, { header: { alg: "HS512" }, hash: "sha512" }), unauthorized],
  ["of another secret", sign(claims, { key: "another secret" }), unauthorized],
  [
    "changed after it was signed",
    sign(claims).replace(/\.[^.]+\./, `.${encode({ ...claims, user_id: 1 })}.`),
    unauthorized,
  ],
  ["without a user", sign({ ...claims, user_id: undefined }), unauthorized],
  ["of a user that is a text", sign({ ...claims, user_id: "7" }), unauthorized],
  ["of an unknown role", sign({ ...claims, role: "owner" }), unauthorized],
  ["that is the text null", "null", unauthorized],
  ["that is the text undefined", "undefined", unauthorized],
  ["that is empty", "", unauthorized],
])("A1 refuses a token %s", async (_title, token, expected) => {
  expect(await tokens.read(token)).toEqual(expected);
});
