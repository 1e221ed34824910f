import { createServer, type Server, type ServerResponse } from "node:http";
import { refusal } from "../../http/responses.ts";
import type { NodeListener } from "../../node.ts";
import { CommandFailure } from "../command-failure.ts";

/** An HTTP server that listens. */
export interface LocalServer {
  readonly address: string;
  /** Stops listening and drops every connection. */
  close(): Promise<void>;
}

/**
 * Listens on `host` and `port`; port 0 takes any that is free.
 *
 * On a loopback address only requests addressed to this machine by name are taken: a page of another site could
 * otherwise point its own name here and read the figures.
 *
 * @throws CommandFailure when the port is taken or the address is not one of this machine.
 */
export async function listen(
  listener: NodeListener,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<LocalServer> {
  const server = createServer((incoming, outgoing) => {
    if (isLoopback(host) && !isLoopback(hostOf(incoming.headers.host))) void refuseOthers(outgoing);
    else listener(incoming, outgoing);
  });
  const usedPort = await start(server, host, port);
  const shownHost = host.includes(":") ? `[${host}]` : host;
  return {
    address: `http://${shownHost}:${usedPort}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function refuseOthers(outgoing: ServerResponse): Promise<void> {
  const answer = refusal("forbidden", "This address answers only to requests for this machine itself.");
  outgoing.writeHead(answer.status, Object.fromEntries(answer.headers));
  outgoing.end(await answer.text());
}

/** Whether only this machine can reach the address. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || /^127\.\d+\.\d+\.\d+$/.test(host);
}

function hostOf(header: string | undefined): string {
  const match = /^(?:\[([^\]]*)\]|([^:]*))(?::\d+)?$/.exec(header ?? "");
  return match?.[1] ?? match?.[2] ?? "";
}

function start(server: Server, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once("error", (cause) => {
      const code = "code" in cause ? cause.code : null;
      const message =
        code === "EADDRINUSE"
          ? `Port ${port} is in use already. Choose another one with --port, or stop what listens there.`
          : code === "EACCES"
            ? `Port ${port} needs more rights than this user has. Choose one above 1023 with --port.`
            : code === "EADDRNOTAVAIL" || code === "ENOTFOUND"
              ? `${host} is no address of this machine. Choose another one with --host.`
              : `${host}:${port} cannot be listened on: ${cause.message}.`;
      reject(new CommandFailure(message, { cause }));
    });
    server.listen(port, host, () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : port);
    });
  });
}
