import { createServer, request } from "node:http";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { makeFolder, runCommand, type Serving, startServing } from "../../../test-support/command-line.ts";
import { readDirectory } from "../../../test-support/read-directory.ts";
import { wireBatch, wireEvent } from "../../../test-support/wire-events.ts";
import { openEmbeddedClickHouse } from "../../clickhouse/embedded.ts";
import { migrate } from "../../clickhouse/migrate.ts";

const folder = makeFolder();
const organisation = "a".repeat(64);
const otherOrganisation = "b".repeat(64);
const range = "start=2026-11-01&end=2026-11-15&timeZone=UTC";
let running: Serving | null = null;
const serveData = async (...args: string[]) => {
  running = await startServing(["--data", "data", "--raw-retention-days", "36500", ...args], folder.path);
  return running;
};

beforeAll(async () => {
  const clickhouse = await openEmbeddedClickHouse({ path: join(folder.path, "data") });
  await migrate(clickhouse, { ttl: false });
  // Enough for a question to take a while.
  await clickhouse.writer.command(
    `INSERT INTO product_telemetry_events SELECT if(number % 4 = 0, '${otherOrganisation}', '${organisation}'),
       toString(number), 'page_viewed', '2026-05-telemetry-v1', toString(cityHash64(number) % 900000), toString(cityHash64(number) % 300000),
       concat('/route', toString(number % 3000)), '{}', toDateTime64('2026-11-01 00:00:00', 3, 'UTC') + (number % 1200000), now64(3) - INTERVAL 1 HOUR, 'acme-web'
     FROM numbers(1000000)`,
  );
  await clickhouse.close();
}, 120_000);
afterAll(folder.remove);
// A test that failed has not stopped it.
afterEach(() => void running?.child.kill("SIGKILL"));

async function totals(address: string): Promise<Record<string, unknown>> {
  const response = await fetch(`${address}/metrics/totals?${range}`);
  const answer = (await response.json()) as { data?: Record<string, unknown> };
  return answer.data ?? answer;
}

describe("firsthand serve", () => {
  it("answers for all organisations with --platform, and says where", async () => {
    // What is being sealed when it is to stop may have to be broken off with the process.
    const serving = await serveData("--platform", "--seal-every", "0");
    expect(serving.address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/api\/telemetry$/);
    expect(await totals(serving.address)).toMatchObject({ events: 1_000_000, activeOrgs: 2 });
    expect(serving.stderr()).not.toContain("WARNING");
    expect((await serving.stop()).exitCode).toBe(0);
  });

  it("answers for one organisation with --org, whatever a request says", async () => {
    const serving = await serveData("--org", otherOrganisation);
    expect(await totals(serving.address)).toMatchObject({ events: 250_000, activeOrgs: null });
    const named = await fetch(`${serving.address}/metrics/totals?${range}&orgIdHash=${organisation}`);
    expect(named.status).toBe(400);
    expect((await fetch(`${serving.address}/metrics/top-orgs?${range}`)).status).toBe(403);
    await serving.stop();
  });

  it("takes events of its organisation with --org, and none with --platform", async () => {
    const send = (address: string) =>
      fetch(`${address}/events`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(wireBatch([wireEvent("evt_sent", { ts: "2026-11-14T23:00:00Z" })])),
      });
    const sending = ["--org", otherOrganisation, "--max-event-age-days", "36500", "--seal-every", "0"];
    const serving = await serveData(...sending);
    const answer = await send(serving.address);
    expect([answer.status, await answer.json()]).toMatchObject([202, { accepted: 1, rejected: [] }]);
    expect(await totals(serving.address)).toMatchObject({ events: 250_001 });
    // At once after the answer, and in order: what it counted is written, and nothing is said of it.
    expect((await serving.stop()).exitCode).toBe(0);
    expect(serving.stderr()).not.toContain("{");
    const counts = "SELECT source, accepted FROM product_telemetry_events_intake";
    expect(await readDirectory(join(folder.path, "data"), counts)).toEqual([
      { source: "acme-web", accepted: 1 },
    ]);
    const platform = await serveData("--platform", "--seal-every", "0");
    expect((await send(platform.address)).status).toBe(404);
    await platform.stop();
  });

  it("withholds what fewer than --minimum-users stand behind, in either scope", async () => {
    const serving = await serveData(
      "--org",
      otherOrganisation,
      "--minimum-users",
      "300000",
      "--seal-every",
      "0",
    );
    expect(await totals(serving.address)).toMatchObject({ events: null, anonymousUsers: null });
    await serving.stop();
  });

  it("takes only requests for this machine, so that no other site can point its name here", async () => {
    const serving = await serveData("--platform");
    const { port } = new URL(serving.address);
    const statusFor = (host: string) =>
      new Promise((resolve, reject) => {
        const sent = request({ port, path: "/api/telemetry/health", headers: { host } }, (answer) => {
          answer.resume();
          resolve(answer.statusCode);
        });
        sent.on("error", reject).end();
      });
    expect(await statusFor(`localhost:${port}`)).toBe(200);
    expect(await statusFor(`127.0.0.1:${port}`)).toBe(200);
    expect(await statusFor(`[::1]:${port}`)).toBe(200);
    expect(await statusFor("attacker.example")).toBe(403);
    expect(await statusFor("127.0.0.1.attacker.example")).toBe(403);
    await serving.stop();
  });

  it("seals the days that are over while it answers, unless told not to", async () => {
    const path = join(folder.path, "unsealed");
    const clickhouse = await openEmbeddedClickHouse({ path });
    await migrate(clickhouse, { ttl: false });
    await clickhouse.writer.command(
      `INSERT INTO product_telemetry_events SELECT '${organisation}', toString(number), 'page_viewed', '2026-05-telemetry-v1', 's', 'u', '/a', '{}',
         toDateTime64('2026-11-01 00:00:00', 3, 'UTC') + number * 3600, now64(3) - INTERVAL 1 HOUR, 'acme-web' FROM numbers(240)`,
    );
    await clickhouse.close();
    const serve = async (minutes: string) => {
      running = await startServing(
        ["--data", path, "--platform", "--raw-retention-days", "36500", "--seal-every", minutes],
        folder.path,
      );
      return running;
    };

    const without = await serve("0");
    expect(await totals(without.address)).toMatchObject({ events: 240 });
    await without.stop();
    const tables =
      "SELECT count() AS sealing FROM system.tables WHERE name LIKE '%seal%' AND database = currentDatabase()";
    expect(await readDirectory(path, tables)).toEqual([{ sealing: 0 }]);

    const serving = await serve("1");
    await expect.poll(() => serving.stderr()).toMatch(/Sealing: \d+ days sealed \(240 events\)\./);
    expect(await totals(serving.address)).toMatchObject({ events: 240 });
    expect(await serving.stop()).toMatchObject({ exitCode: 0 });
  });

  it("warns when other machines can reach it", async () => {
    const serving = await serveData("--platform", "--host", "0.0.0.0");
    expect(serving.stderr()).toContain("WARNING: 0.0.0.0 can be reached from other machines");
    await serving.stop("SIGINT");
  });

  it("holds the data directory, and the others say so", async () => {
    const serving = await serveData("--platform");
    const reseal = ["reseal", "--from", "2026-11-01", "--to", "2026-11-02"];
    for (const command of [
      ["doctor"],
      ["migrate"],
      ["seal"],
      reseal,
      ["serve", "--platform", "--port", "0"],
    ]) {
      const { exitCode, stderr } = await runCommand([...command, "--data", "data"], folder.path);
      expect(stderr).toContain('"firsthand serve"');
      expect(stderr).toContain("holds it. Stop that process");
      expect(exitCode).toBe(1);
    }
    await serving.stop();
  });

  it.each(["SIGTERM", "SIGINT"] as const)(
    "lets go of the data within two seconds of %s, whatever runs",
    async (signal) => {
      const serving = await serveData("--platform");
      let answered = 0;
      const questions = Array.from({ length: 12 }, (_, index) =>
        fetch(
          `${serving.address}/metrics/top-routes?${range}&trend=true&granularity=hour&limit=${900 + index}`,
        ).then(
          () => {
            answered += 1;
          },
          () => {},
        ),
      );
      await new Promise((resolve) => setTimeout(resolve, 400));
      expect(answered).toBeLessThan(12);
      const { durationMs } = await serving.stop(signal);
      expect(durationMs).toBeLessThan(2000);
      await Promise.all(questions);
      const freed = await runCommand(["migrate", "--data", "data"], folder.path);
      expect(freed).toMatchObject({
        exitCode: 0,
        stdout: expect.stringContaining("was there already and fits"),
      });
    },
  );

  it("says so when the port is in use", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => other.once("listening", resolve));
    const address = other.address();
    const port = String(typeof address === "object" ? address?.port : "");
    const { exitCode, stderr } = await runCommand(
      ["serve", "--data", "data", "--platform", "--port", port],
      folder.path,
    );
    expect(stderr).toContain(`Port ${port} is in use already. Choose another one with --port`);
    expect(exitCode).toBe(1);
    other.close();
  });

  it("says what to do when there is nothing to serve", async () => {
    const missing = await runCommand(["serve", "--data", "nowhere", "--platform"], folder.path);
    expect(missing.stderr).toContain("firsthand migrate --data nowhere");
    expect(missing.exitCode).toBe(1);
    const away = await runCommand(
      ["serve", "--data", "data", "--platform", "--port", "0", "--host", "192.0.2.1"],
      folder.path,
    );
    expect(away.stderr).toContain("192.0.2.1 is no address of this machine");
    expect(away.exitCode).toBe(1);
  });
});
