import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** Stands between a node and its doorbell's broker. */
export interface LossyBroker {
  readonly port: number;
  /** Ends what is connected and takes nobody new, while true. */
  cut(isCut: boolean): void;
  close(): Promise<void>;
}

export async function startLossyBroker(brokerPort: number): Promise<LossyBroker> {
  const open = new Set<Socket>();
  let refused = false;
  const proxy = createServer((node) => {
    if (refused) {
      node.destroy();
      return;
    }
    const broker = connect(brokerPort, "127.0.0.1");
    for (const [socket, other] of [
      [node, broker],
      [broker, node],
    ] as const) {
      open.add(socket);
      socket.on("error", () => {});
      socket.once("close", () => {
        open.delete(socket);
        other.destroy();
      });
    }
    node.pipe(broker).pipe(node);
  });
  proxy.listen(0, "127.0.0.1");
  await once(proxy, "listening");
  const end = () => {
    for (const socket of open) socket.destroy();
  };
  return {
    port: (proxy.address() as AddressInfo).port,
    cut: (isCut) => {
      refused = isCut;
      if (isCut) end();
    },
    close: async () => {
      const closed = once(proxy, "close");
      proxy.close();
      end();
      await closed;
    },
  };
}
