import { describe, expect, test } from "vitest";
import { mayReach, whyNotEndpoint } from "./rules.ts";

describe("Where pushes may go", () => {
  test.each([
    ["https://fcm.googleapis.com/fcm/send/abc", undefined],
    ["https://updates.push.services.mozilla.com/wpush/v2/abc", undefined],
    ["https://8.8.8.8/push", undefined],
    ["http://fcm.googleapis.com/fcm/send/abc", "must begin with https://"],
    ["ftp://example.test/push", "must begin with https://"],
    ["https://example.test:8443/push", "must be on the usual port"],
    ["https://user:pass@example.test/push", "must hold no password"],
    ["https://127.0.0.1/push", "must not be of this machine"],
    ["https://2130706433/push", "must not be of this machine"],
    ["https://0x7f.1/push", "must not be of this machine"],
    ["https://localhost/push", "must not be of this machine"],
    ["https://[::1]/push", "must not be of this machine"],
    ["https://[::ffff:127.0.0.1]/push", "must not be of this machine"],
    ["https://[::ffff:10.0.0.1]/push", "must not be of an inner network"],
    ["https://10.1.2.3/push", "must not be of an inner network"],
    ["https://169.254.169.254/latest/meta-data", "must not be of an inner network"],
    ["https://[fd00::1]/push", "must not be of an inner network"],
    ["https://[fec0::1]/push", "must not be of an inner network"],
    ["https://[64:ff9b:1::a00:1]/push", "must not be of an inner network"],
    ["https://[::ffff:0:a00:1]/push", "must not be of an inner network"],
    ["https://[2001:0:a00:1::1]/push", "must not be of an inner network"],
    ["https://[2606:4700::1111]/push", undefined],
    ["https://[2a00:1450:4001::a]/push", undefined],
    ["https://0.0.0.0/push", "must not be of an inner network"],
    ["push", "is no address"],
  ])("N2 %s: %s", (endpoint, problem) => {
    expect(whyNotEndpoint(endpoint, false)).toBe(problem);
  });

  test("N2 this machine is reached only where a setting allows it, an inner network never", () => {
    expect(whyNotEndpoint("http://127.0.0.1:4000/push", true)).toBeUndefined();
    expect(whyNotEndpoint("http://10.0.0.1:4000/push", true)).toBe("must begin with https://");
    expect(["127.0.0.1", "::1", "10.0.0.1", "::ffff:10.0.0.1"].map((address) => mayReach(address, true))).toEqual([
      ...[true, true],
      ...[false, false],
    ]);
  });

  test.each(["127.0.0.1", "192.168.1.1", "172.31.0.1", "100.64.0.1", "::", "::1", "::ffff:8.8.8.8", "fe80::1", "name"])(
    "N2 a name that leads to %s leads nowhere",
    (address) => expect(mayReach(address, false)).toBe(false),
  );
});
