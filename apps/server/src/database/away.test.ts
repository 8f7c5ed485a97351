import { describe, expect, it } from "vitest";
import { isAway } from "./away.ts";

const withCode = (code: string) => Object.assign(new Error("no"), { code });

describe("isAway", () => {
  it.each([
    ["no listener", withCode("ECONNREFUSED"), true],
    ["a lost connection", withCode("08006"), true],
    ["a server that stops", withCode("57P01"), true],
    ["no connection left", withCode("53300"), true],
    ["a standby that is written to", withCode("25006"), true],
    ["a standby that is asked where its log ends", withCode("55000"), true],
    ["a driver's words", new Error("Connection terminated unexpectedly"), true],
    ["one of several addresses", new AggregateError([new Error("no"), withCode("ECONNREFUSED")]), true],
    ["a broken rule of the tables", withCode("23505"), false],
    ["a conflict that is tried again", withCode("40001"), false],
    ["an error of our own", new Error("no"), false],
    ["what is no error", "08006", false],
  ])("F3 %s", (_what, error, expected) => {
    expect(isAway(error)).toBe(expected);
  });
});
