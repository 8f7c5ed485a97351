import { type AddressInfo, connect } from "node:net";
import { pino } from "pino";
import { expect, test } from "vitest";
import { createHttpServer } from "./httpServer.ts";
import { watchTraffic } from "./traffic.ts";

/** A server with one route that answers when the test says so. */
function slowServer() {
  const http = createHttpServer({ logger: pino({ level: "silent" }), tls: undefined, trustProxy: [] });
  const traffic = watchTraffic(http);
  let arrived = () => {};
  let answer = () => {};
  const hasArrived = new Promise<void>((resolve) => {
    arrived = resolve;
  });
  const mayAnswer = new Promise<void>((resolve) => {
    answer = resolve;
  });
  http.addHook("onRequest", async ({ url }) => {
    if (url === "/slow") arrived();
  });
  http.route({
    method: ["GET", "POST"],
    url: "/slow",
    handler: async () => {
      await mayAnswer;
      return "done";
    },
  });
  http.get("/ready", async () => traffic.isDraining);
  return { http, traffic, hasArrived, answer };
}

test("R17 what is under way is answered, what comes later is sent away", async () => {
  const { http, traffic, hasArrived, answer } = slowServer();
  const slow = http.inject("/slow");
  await hasArrived;
  let isDrained = false;
  const drained = traffic.drain(60_000).then(() => {
    isDrained = true;
  });
  const late = await http.inject("/slow");
  expect(late.json()).toMatchObject({ code: "not_ready" });
  expect(late.headers.connection).toBe("close");
  expect((await http.inject("/ready")).json()).toBe(true);
  expect(isDrained).toBe(false);
  answer();
  expect((await slow).body).toBe("done");
  await drained;
});

test("R17 without requests there is nothing to wait for", async () => {
  await slowServer().traffic.drain(60_000);
});

test("R17 what hangs is not waited for", async () => {
  const { http, traffic, hasArrived, answer } = slowServer();
  const slow = http.inject("/slow");
  await hasArrived;
  await traffic.drain(1);
  answer();
  expect((await slow).body).toBe("done");
});

test.each([
  "GET /slow HTTP/1.1\r\nHost: x\r\n\r\n",
  "POST /slow HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n",
])("R17 who went away before the answer is not waited for: %j", async (request) => {
  const { http, traffic, hasArrived } = slowServer();
  await http.listen({ host: "127.0.0.1", port: 0 });
  // Without a string it listens at no path, but at a port.
  const { port } = http.server.address() as AddressInfo;
  const client = connect(port, "127.0.0.1");
  client.write(request);
  await hasArrived;
  client.destroy();
  await traffic.drain(60_000);
  await http.close();
});
