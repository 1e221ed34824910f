import { fileURLToPath } from "node:url";
import { serve } from "@hono/node-server";
import { accounts, organisationName } from "./accounts.ts";
import { createHost } from "./app.ts";
import { choosePort, describePortError } from "./choose-port.ts";
import { openDemoData } from "./data.ts";

const say = (line: string) => console.log(line);
const port = await choosePort(process.env.PORT).catch(giveUp);
const folder = process.env.DEMO_DATA ?? fileURLToPath(new URL("../../.data", import.meta.url));
const sessionMs = Number(process.env.DEMO_SESSION_SECONDS ?? 8 * 3600) * 1000;
const isDevelopment = process.argv.includes("--dev");

const clickhouse = await openDemoData(folder, new Date(), say).catch(giveUp);

const pages = isDevelopment ? null : fileURLToPath(new URL("../../dist", import.meta.url));
const { app, close: closeHost } = createHost({ clickhouse, sessionMs, pages });
const stop = isDevelopment ? await startWithReload() : startBuilt();

for (const signal of ["SIGINT", "SIGTERM"] as const) {
  process.once(signal, async () => {
    // A query that cannot be stopped in time ends with the process, which would otherwise wait for it. It only reads.
    setTimeout(() => process.kill(process.pid, "SIGKILL"), 1_500);
    await stop();
    await closeHost();
    await clickhouse.close();
    process.exit(0);
  });
}

async function startWithReload(): Promise<() => Promise<void>> {
  // Vite is needed for development only.
  const { serveWithReload } = await import("./dev.ts");
  const stopServing = await serveWithReload(app, port);
  announce(port);
  return stopServing;
}

function startBuilt(): () => Promise<void> {
  const server = serve({ fetch: app.fetch, port }, (address) => announce(address.port));
  server.on("error", async (error) => {
    await clickhouse.close();
    giveUp(new Error(describePortError(error, port)));
  });
  return () =>
    new Promise((resolve) => {
      server.close(() => resolve());
      if ("closeAllConnections" in server) server.closeAllConnections();
    });
}

/** Ends with the words of what failed; a stack would hide them. */
function giveUp(error: Error): never {
  console.error(`The demo host cannot start. ${error.message}`);
  process.exit(1);
}

function announce(boundPort: number): void {
  say("");
  say(`The demo host is ready:  http://localhost:${boundPort}`);
  say("");
  for (const { name, role, orgIdHash } of accounts) {
    const what =
      role === "operator" ? "operator of the platform" : `admin of ${organisationName(orgIdHash ?? "")}`;
    say(`  ${name.padEnd(12)} ${what}`);
  }
  say("");
  say("Every figure on the page is demo data, generated on this machine. Ctrl+C stops it.");
}
