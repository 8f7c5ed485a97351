import { describe, expect, it } from "vitest";
import { readPageSettings } from "./pageSettings.ts";

describe("readPageSettings", () => {
  it("R11 takes what the server delivers", () => {
    const given = { useWebsockets: false, pollingInterval: 1_500 };
    expect(readPageSettings(given)).toEqual(given);
  });

  it.each([null, "on", {}, { useWebsockets: "off", pollingInterval: 0 }])("R11 has defaults for %j", (given) => {
    expect(readPageSettings(given)).toEqual({ useWebsockets: true, pollingInterval: 5_000 });
  });
});
