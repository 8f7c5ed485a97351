import { createHash } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type Asked, requestDigests } from "./requestDigest.ts";

const asked: Asked = { method: "POST", url: "/people", body: { person: { password: "mango-1234" } } };
const others: readonly Asked[] = [
  { ...asked, method: "PATCH" },
  { ...asked, url: "/people/1" },
  { ...asked, body: { person: { password: "mango-1235" } } },
  { ...asked, body: Buffer.from("a picture") },
  { method: "POST", url: "/people" },
];
const plain = (text: string) => createHash("sha256").update(text).digest("base64url");
const plainDigest = plain(`POST /people\n${JSON.stringify(asked.body)}`);

describe("digests of requests", () => {
  const digests = requestDigests("the secret of the tests");

  test("R12 a digest is of the request that it was made of, and of no other", () => {
    const stored = digests.of(asked);
    expect(digests.mayBeOf(structuredClone(asked), stored)).toBe(true);
    expect(others.filter((other) => digests.mayBeOf(other, stored))).toEqual([]);
    expect(new Set([asked, ...others].map(digests.of)).size).toBe(1 + others.length);
  });

  test("A3 nobody without the secret can tell which password it was made of", () => {
    const stored = digests.of(asked);
    expect(stored).not.toContain(plainDigest);
    expect(stored.split(".")[1]).not.toBe(requestDigests("another secret").of(asked).split(".")[1]);
  });

  test("R12 a repeat of a request from before a change of the secret is known by its key alone", () => {
    const stored = requestDigests("the secret before").of(asked);
    expect([asked, ...others].every((any) => digests.mayBeOf(any, stored))).toBe(true);
  });

  test("R12 a digest from before digests had a key is still compared", () => {
    expect(digests.mayBeOf(asked, plainDigest)).toBe(true);
    expect(others.filter((other) => digests.mayBeOf(other, plainDigest))).toEqual([]);
  });
});
