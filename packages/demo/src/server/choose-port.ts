import { once } from "node:events";
import { createServer } from "node:net";

/**
 * The port to listen on. It is known to be free: to find out after a minute of making data would be late.
 *
 * @param text what PORT says; without it, 4173.
 */
export async function choosePort(text: string | undefined): Promise<number> {
  if (text === undefined || text === "") return free(4173);
  const port = /^\d{1,5}$/.test(text) ? Number(text) : Number.NaN;
  if (port <= 65_535) return free(port);
  throw new Error(`PORT has to be a whole number from 0 to 65535, such as PORT=4180; it is "${text}".`);
}

async function free(port: number): Promise<number> {
  const server = createServer().listen(port);
  try {
    await once(server, "listening");
  } catch (error) {
    throw new Error(describePortError(error, port), { cause: error });
  }
  server.close();
  await once(server, "close");
  return port;
}

/** What is wrong with a port that cannot be listened on, and what to do. */
export function describePortError(error: unknown, port: number): string {
  const code = error instanceof Error && "code" in error ? error.code : null;
  if (code === "EADDRINUSE") {
    const other = port < 65_535 ? port + 1 : 4173;
    return `Port ${port} is in use. Stop what listens there, or choose another port: PORT=${other} npm start`;
  }
  if (code === "EACCES") return `Port ${port} needs more rights than you have. Choose one above 1023.`;
  return `Port ${port} cannot be listened on: ${error instanceof Error ? error.message : error}`;
}
