import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";

/** What the line between a handler and its store does. */
export type LineState =
  | "up"
  /** Connections are closed as soon as they are made. */
  | "refuses"
  /** What is sent goes nowhere, and nobody says so. */
  | "hangs"
  /** What is sent arrives, and the answer does not. */
  | "loses answers";

/** A line to `target` that can be put into any state. */
export interface FaultyLine {
  readonly url: string;
  set(state: LineState): void;
  close(): Promise<void>;
}

export async function openFaultyLine(target: string): Promise<FaultyLine> {
  const { hostname, port } = new URL(target);
  const sockets = new Set<Socket>();
  let state: LineState = "up";
  const server = createServer((near) => {
    sockets.add(near);
    near.on("error", () => near.destroy()).on("close", () => sockets.delete(near));
    if (state === "refuses") {
      near.destroy();
      return;
    }
    const far = connect(Number(port), hostname);
    far.on("error", () => near.destroy()).on("close", () => near.destroy());
    near.on("close", () => far.destroy());
    near.on("data", (data) => {
      if (state !== "hangs") far.write(data);
    });
    far.on("data", (data) => {
      if (state === "up") near.write(data);
      else if (state === "loses answers") near.destroy();
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    set(next) {
      state = next;
      // Connections that are kept for later were made in another state.
      if (next === "refuses") for (const socket of sockets) socket.destroy();
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      server.close();
      await once(server, "close");
    },
  };
}
