import { expect, it } from "vitest";
import { deviceOf } from "./device.ts";

const apple = "AppleWebKit/605.1.15 (KHTML, like Gecko)";
const blink = "AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0";

it.each([
  [undefined, null],
  ["", null],
  ["\u0007strange", null],
  [`Mozilla/5.0 (Linux; Android 14; SM-X710) ${blink} Safari/537.36`, "Chrome on Android"],
  [
    `Mozilla/5.0 (Linux; Android 14; SM-X710) ${blink} SamsungBrowser/25.0 Safari/537.36`,
    "Samsung Internet on Android",
  ],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${blink} Safari/537.36 Edg/140.0.0.0`, "Edge on Windows"],
  [`Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) ${blink} Safari/537.36`, "Chrome on ChromeOS"],
  [`Mozilla/5.0 (X11; Linux x86_64) ${blink} Safari/537.36 OPR/115.0.0.0`, "Opera on Linux"],
  [`Mozilla/5.0 (iPad; CPU OS 17_5 like Mac OS X) ${apple} Version/17.5 Mobile/15E148 Safari/604.1`, "Safari on iPad"],
  [
    `Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) ${apple} CriOS/140.0 Mobile/15E148 Safari/604.1`,
    "Chrome on iPhone",
  ],
  [`Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) ${apple} Version/17.5 Safari/605.1.15`, "Safari on Mac"],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0", "Firefox on Linux"],
  ["hafaloha-simulate", "hafaloha-simulate"],
  ["curl/8.5.0", "curl"],
  ["node", "node"],
])("O3 the device behind %j", (userAgent, device) => {
  expect(deviceOf(userAgent)).toBe(device);
});
