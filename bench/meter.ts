import { once } from "node:events";
import { type AddressInfo, connect, createServer } from "node:net";

/** Stands before a server and counts the bytes that pass, both ways. */
export interface Meter {
  readonly port: number;
  readonly url: string;
  bytes(): number;
  close(): void;
}

export async function startMeter(serverPort: number): Promise<Meter> {
  let bytes = 0;
  const count = (chunk: Buffer) => {
    bytes += chunk.length;
  };
  const meter = createServer((client) => {
    const server = connect(serverPort, "127.0.0.1");
    client.on("data", count).pipe(server).on("data", count).pipe(client);
    client.once("error", () => server.destroy()).once("close", () => server.destroy());
    server.once("error", () => client.destroy());
  });
  meter.listen(0, "127.0.0.1");
  await once(meter, "listening");
  const { port } = meter.address() as AddressInfo;
  return {
    port,
    url: `http://127.0.0.1:${port}`,
    bytes: () => bytes,
    close: () => void meter.close(),
  };
}
