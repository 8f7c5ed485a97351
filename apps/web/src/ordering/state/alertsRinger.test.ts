import { describe, expect, it } from "vitest";
import { ringingTab, type TabReport } from "./alertsRinger.ts";

const report = (tab: string, differences: Partial<TabReport> = {}): TabReport => ({
  tab,
  audible: true,
  visible: false,
  at: 10_000,
  ...differences,
});

describe("the tab that rings", () => {
  it("O6 is the visible one of those that can", () => {
    expect(ringingTab([report("a"), report("b", { visible: true })], 10_000)).toBe("b");
    expect(ringingTab([report("a", { visible: true, audible: false }), report("b")], 10_000)).toBe("b");
  });

  it("O6 is the same in every tab's eyes", () => {
    const [a, b] = [report("a"), report("b")];
    expect(ringingTab([a, b], 10_000)).toBe(ringingTab([b, a], 10_000));
  });

  it("O6 is handed over within two seconds when a tab falls silent", () => {
    const gone = report("a", { visible: true, at: 8_000 });
    expect(ringingTab([gone, report("b")], 10_000)).toBe("b");
  });

  it("O6 is none when no tab can", () => {
    expect(ringingTab([report("a", { audible: false })], 10_000)).toBeNull();
  });
});
