// Makes docs/picture.png from a running server with the samples: a guest's storefront beside the staff's board, the moment after
// an order. Usage, in a browser of its own: node tools/picture.mjs http://127.0.0.1:3000
import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { chromium } from "playwright-core";

const [base = "http://127.0.0.1:3000"] = process.argv.slice(2);
const picture = join(import.meta.dirname, "../docs/picture.png");
const size = { width: 1280, height: 900 };
const moment = 800;

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox"],
});
const { jwt, user } = await post("/login", { email: "ben@hafaloha.test", password: "hafaloha-demo" });
const board = await openPage("/admin", { token: jwt, auth_token: jwt, user: JSON.stringify(user) });
await board.getByRole("button", { name: /^Connection: Live/ }).waitFor();
const storefront = await openPage("/r/1");
await storefront.getByText("Live menu").waitFor();
await cook(await order("Lani Perez", [25, 2], [23, 1]));
await order("Jon Taitano", [13, 4], [35, 2]).then(cook).then(serve);
await cook(await order("Ana Santos", [33, 2], [14, 2]));
await order("Maria Cruz", [32, 7], [13, 2]);
await board.getByRole("alertdialog").waitFor();
await storefront.getByText("5 left").first().waitFor({ state: "attached" });
// What slides in has to arrive.
await board.waitForTimeout(moment);
const shots = await Promise.all([storefront, board].map((page) => page.screenshot()));
writeFileSync(picture, await sideBySide(shots));
console.log(picture);
await browser.close();

async function openPage(path, stored = {}) {
  const context = await browser.newContext({ viewport: size, reducedMotion: "reduce" });
  await context.addInitScript((entries) => {
    for (const [key, value] of Object.entries(entries)) localStorage.setItem(key, value);
  }, stored);
  const page = await context.newPage();
  await page.goto(base + path);
  return page;
}

/** Items without options, by id and quantity. */
function order(name, ...items) {
  const lines = items.map(([id, quantity]) => ({ id, quantity }));
  return post("/orders", {
    restaurant_id: 1,
    order: { items: lines, contact_name: name, contact_phone: "671-555-0140" },
  });
}

function cook(taken) {
  return move(taken, { status: "preparing", eta_minutes: 20 });
}

function serve(cooked) {
  return move(cooked, { status: "ready" });
}

function move({ id, version }, change) {
  return send("PATCH", `/orders/${id}`, { order: { expected_version: version, ...change } }, jwt);
}

function post(path, body) {
  return send("POST", path, body);
}

async function send(method, path, body, token) {
  const response = await fetch(base + path, {
    method,
    headers: { "content-type": "application/json", ...(token && { authorization: `Bearer ${token}` }) },
    body: JSON.stringify(body),
  });
  if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
  return response.json();
}

async function sideBySide(images) {
  const page = await browser.newPage({ viewport: { width: size.width * 2 + 72, height: size.height + 48 } });
  const tags = images.map((image) => `<img src="data:image/png;base64,${image.toString("base64")}">`).join("");
  await page.setContent(
    `<style>body{margin:24px;display:flex;gap:24px;background:#0b2b30}img{border-radius:14px;box-shadow:0 8px 30px #0008}</style>${tags}`,
  );
  return page.screenshot();
}
