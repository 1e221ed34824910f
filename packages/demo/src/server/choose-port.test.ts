import { once } from "node:events";
import { type AddressInfo, createServer } from "node:net";
import { describe, expect, it, onTestFinished } from "vitest";
import { choosePort } from "./choose-port.ts";

describe("choosePort", () => {
  it("takes a port that is free", async () => {
    expect(await choosePort("0")).toBe(0);
  });

  it.each(["abc", "-1", "4173.5", "65536", "0x10", " "])(
    "refuses PORT=%s and shows a good one",
    async (text) => {
      await expect(choosePort(text)).rejects.toThrow(/whole number from 0 to 65535, such as PORT=4180/);
    },
  );

  it("says that a port is in use, and names another", async () => {
    const server = createServer().listen(0);
    onTestFinished(() => void server.close());
    await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    await expect(choosePort(String(port))).rejects.toThrow(`Port ${port} is in use. Stop what listens there`);
  });
});
