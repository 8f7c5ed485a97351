import { describe, expect, it } from "vitest";
import { PageFlow, pageBytes } from "./pageFlow.ts";

describe("page flow", () => {
  it("E6 lets a page through that is larger than all may be, alone", () => {
    const flow = new PageFlow();
    expect(flow.fits(2 * pageBytes)).toBe(true);
    flow.sent(2 * pageBytes, 0);
    expect(flow.fits(1)).toBe(false);
  });

  it("E6 lets pages through together that fit together", () => {
    const flow = new PageFlow();
    flow.sent(pageBytes - 10, 0);
    expect(flow.fits(10)).toBe(true);
    expect(flow.fits(11)).toBe(false);
  });

  it("E6 takes only the pong of a ping behind the last page as a proof", () => {
    const flow = new PageFlow();
    flow.sent(10, 2);
    flow.ponged();
    flow.ponged();
    expect(flow.isOut).toBe(true);
    flow.ponged();
    expect(flow.isOut).toBe(false);
  });

  it("E6 wants another ping behind a page that was sent after one", () => {
    const flow = new PageFlow();
    flow.sent(10, 0);
    flow.pinged();
    expect(flow.isProbed).toBe(true);
    flow.sent(10, 1);
    expect(flow.isProbed).toBe(false);
  });
});
