import { describe, expect, it } from "vitest";
import { pageBytes } from "./pageFlow.ts";
import { type Page, SharedPages } from "./sharedPages.ts";

const page: Page = { stream: "s", epoch: "e", after: 1, upTo: 21, identifierJson: '"I"', deflates: false };
const bytes = Buffer.from("frames");

describe("shared pages", () => {
  it("E13 gives a page to those who come back to the same place, and to nobody else", () => {
    const pages = new SharedPages();
    pages.keep(page, bytes);
    expect(pages.find({ ...page })).toBe(bytes);
    const others: Partial<Page>[] = [
      { stream: "t" },
      { stream: "se", epoch: "" },
      { stream: "", epoch: "se" },
      { epoch: "f" },
      { after: 2 },
      { upTo: 22 },
      { identifierJson: '"J"' },
      { deflates: true },
    ];
    for (const other of others) expect(pages.find({ ...page, ...other })).toBeUndefined();
  });

  it("E13 keeps the last few, and none that is larger than a page", () => {
    const pages = new SharedPages();
    for (let after = 0; after < 17; after++) pages.keep({ ...page, after }, bytes);
    expect(pages.find({ ...page, after: 0 })).toBeUndefined();
    expect(pages.find({ ...page, after: 16 })).toBe(bytes);
    pages.keep({ ...page, stream: "large" }, Buffer.alloc(pageBytes + 1));
    expect(pages.find({ ...page, stream: "large" })).toBeUndefined();
  });
});
