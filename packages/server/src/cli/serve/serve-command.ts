import { orgIdHashSchema, type Scope } from "@firsthand/contract";
import { Command } from "commander";
import type { ClosableTelemetryHandler } from "../../http/telemetry-handler.ts";
import type { Retention } from "../../sealing/tables.ts";
import { usageFailure } from "../command-failure.ts";
import { parseWholeNumber } from "../parse-option.ts";
import { addRetentionOptions, retentionOf } from "../retention-options.ts";
import { addStoreOptions, openStore, type Store, type StoreOptions } from "../store.ts";
import { requireTable } from "../table/raw-table.ts";
import type { Terminal } from "../terminal.ts";
import { isLoopback, type LocalServer, listen } from "./local-server.ts";
import { type RegularSealing, sealRegularly } from "./seal-regularly.ts";

interface ServeOptions extends StoreOptions, Retention {
  readonly host: string;
  readonly port: number;
  readonly org?: string;
  readonly platform?: true;
  readonly queryTimeout: number;
  readonly sealEvery: number;
  readonly minimumUsers?: number;
  readonly maxEventAgeDays: number;
}

/** The time within which a stopped serve is gone, whatever still runs. */
const closingTimeMs = 1_500;
const basePath = "/api/telemetry";

const examples = `
There is no sign-in: whoever reaches the address sees the figures, and with --org can send events. Use it on your own
machine; in a product, mount createTelemetryHandler behind your own session.

Examples:
  $ firsthand serve --data ./telemetry --platform
  $ firsthand serve --data ./telemetry --org $(printf %s acme | sha256sum | cut -c-64) --port 4400
  $ firsthand serve --clickhouse http://localhost:8123 --platform`;

/** `firsthand serve`: the HTTP surface over one scope, for local use. */
export function createServeCommand(terminal: Terminal): Command {
  const command = new Command("serve")
    .description("answer the metrics over HTTP, in one fixed scope, for local use")
    .option("--org <hash>", "answer for one organisation: 64 lower-case hexadecimal digits")
    .option("--platform", "answer across all organisations")
    .option(
      "--port <n>",
      "port to listen on; 0 takes any that is free",
      parseWholeNumber({ max: 65_535 }),
      4318,
    )
    .option("--host <address>", "address to listen on", "127.0.0.1")
    .option(
      "--query-timeout <s>",
      "seconds that a question may take",
      parseWholeNumber({ min: 1, max: 3_600 }),
      5,
    )
    .option(
      "--seal-every <minutes>",
      "minutes between two sealings of the days that are over; 0 seals none",
      parseWholeNumber({ max: 10_000 }),
      10,
    )
    .option(
      "--minimum-users <k>",
      "withhold figures that fewer users stand behind (default: none is withheld)",
      parseWholeNumber({ min: 1, max: 1_000_000 }),
    )
    .option(
      "--max-event-age-days <days>",
      "how old an event may be that is sent in; with --org, POST /events takes them",
      parseWholeNumber({ min: 1, max: 36_500 }),
      7,
    );
  return addStoreOptions(addRetentionOptions(command))
    .addHelpText("after", examples)
    .action((options: ServeOptions) => serve(options, terminal));
}

async function serve(options: ServeOptions, terminal: Terminal): Promise<void> {
  const scope = chooseScope(options);
  const stop = untilSignal();
  const store = await openStore(options, "require");
  let server: LocalServer | null = null;
  let telemetry: ClosableTelemetryHandler | null = null;
  let sealing: RegularSealing | null = null;
  try {
    await requireTable(store);
    // Loaded late, so that the other commands and --help answer at once.
    const { createTelemetryHandler } = await import("../../http/telemetry-handler.ts");
    const { toNodeListener } = await import("../../node.ts");
    const { minimumUsers } = options;
    telemetry = createTelemetryHandler({
      clickhouse: store.clickhouse,
      resolveScope: () => scope,
      basePath,
      ...retentionOf(options),
      limits: { queryTimeoutMs: options.queryTimeout * 1_000 },
      smallGroups: minimumUsers === undefined ? false : { minimumUsers, organisations: true },
      // Events belong to an organisation; over all of them there is nobody to send any.
      ingest:
        scope.kind === "org"
          ? { writer: store.clickhouse.writer, maxEventAgeDays: options.maxEventAgeDays }
          : undefined,
    });
    server = await listen(toNodeListener(telemetry), options);
    announce(server, store, scope, options, terminal);
    const { sealEvery: everyMinutes } = options;
    if (everyMinutes > 0)
      sealing = sealRegularly(store.clickhouse, { everyMinutes, ...retentionOf(options) }, terminal);
    terminal.note(`${await stop} received, closing.`);
  } finally {
    await closeInTime(server, telemetry, sealing, store);
  }
}

function chooseScope({ org, platform }: ServeOptions): Scope {
  if (org === undefined && platform === undefined) {
    throw usageFailure(
      "Say whose events are answered: --org <hash> for one organisation, or --platform for all.",
    );
  }
  if (org !== undefined && platform !== undefined) {
    throw usageFailure("Say one scope only: --org <hash> is one organisation, --platform is all.");
  }
  if (org === undefined) return { kind: "platform" };
  if (!orgIdHashSchema.safeParse(org).success) {
    throw usageFailure(
      "--org takes the organisation's hash: the SHA-256 of its id as 64 lower-case hexadecimal digits.",
    );
  }
  return { kind: "org", orgIdHash: org };
}

function announce(
  server: LocalServer,
  store: Store,
  scope: Scope,
  { host }: ServeOptions,
  terminal: Terminal,
): void {
  if (!isLoopback(host)) {
    terminal.note(
      `WARNING: ${host} can be reached from other machines, and serve asks nobody to sign in: whoever gets through to it reads these figures.`,
    );
  }
  const whose =
    scope.kind === "platform" ? "all organisations" : `organisation ${scope.orgIdHash.slice(0, 8)}…`;
  terminal.out(`Firsthand answers for ${whose} from ${store.name} at ${server.address}${basePath}`);
  terminal.out(`Try: curl "${server.address}${basePath}/metrics/top-routes?limit=5&timeZone=UTC"`);
  terminal.note("Ctrl-C stops it.");
}

function untilSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, resolve);
  });
}

/**
 * Lets go of the data directory. An engine that cannot be stopped in time is killed with the process, because `process.exit` would wait for
 * its queries: reading needs no end, and sealing may be broken off at any moment.
 */
async function closeInTime(
  server: LocalServer | null,
  telemetry: ClosableTelemetryHandler | null,
  sealing: RegularSealing | null,
  store: Store,
): Promise<void> {
  const tooLong = setTimeout(() => process.kill(process.pid, "SIGKILL"), closingTimeMs);
  await Promise.all([server?.close(), sealing?.stop()]);
  await telemetry?.close();
  await store.close();
  clearTimeout(tooLong);
}
