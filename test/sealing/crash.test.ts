// Sealing is killed between any two steps and at any instant. FIRSTHAND_LONG=1 kills a hundred times.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { migrate } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { afterAll, describe, expect, it } from "vitest";
import { handlerOf, insertDeliveries, type Product } from "../worlds/product.ts";
import { createRandom } from "../worlds/random.ts";
import { createWorld, type World } from "../worlds/world.ts";
import { expectRight, sealWorld } from "./support.ts";

const child = fileURLToPath(new URL("./seal-until-killed.ts", import.meta.url));
const isLong = process.env.FIRSTHAND_LONG === "1";
const KILLS_A_WORLD = isLong ? 10 : 5;
/** Rows go by the engine's clock and not by a world's, so only worlds whose rows stay for ever can be sealed to the end. */
const worlds = Array.from({ length: 40 }, (_, i) => i + 1)
  .filter((seed) => createWorld(seed).rawRetentionDays === 4_000)
  .slice(0, isLong ? 10 : 1);
/** Every third kill comes at any instant, the others at a moment that is counted. */
const ANY_INSTANT_EVERY = 3;
const MOST_MOMENTS = 34;
const LONGEST_SEALING_MS = 400;

const path = mkdtempSync(join(tmpdir(), "firsthand-crash-"));
afterAll(() => rmSync(path, { recursive: true, force: true }));

/** Seals in a process that is killed; tells whether it was, or came to its end before. */
async function sealAndKill(
  directory: string,
  world: World,
  killAt: number | { afterMs: number },
): Promise<boolean> {
  const moment = typeof killAt === "number" ? killAt : 0;
  const args = [directory, world.now, world.rawRetentionDays, moment].map(String);
  const sealing = spawn(process.execPath, ["--conditions=@firsthand/source", child, ...args]);
  let stderr = "";
  sealing.stderr.setEncoding("utf8").on("data", (text: string) => {
    stderr += text;
  });
  const ended = once(sealing, "close");
  await Promise.race([once(sealing.stdout, "data"), ended]);
  if (typeof killAt !== "number") {
    await pause(killAt.afterMs);
    sealing.kill("SIGKILL");
  }
  const [exitCode, signal] = await ended;
  expect(exitCode === 0 || signal === "SIGKILL", `It ended with ${exitCode}: ${stderr}`).toBe(true);
  return signal === "SIGKILL";
}

async function openProductAt(directory: string): Promise<Product> {
  const clickhouse = await openEmbeddedClickHouse({ path: directory });
  await migrate(clickhouse, { ttl: false });
  return { clickhouse, close: () => clickhouse.close() };
}

describe("sealing that is killed", () => {
  it.each(worlds)(
    "changes no answer about world %i and is finished by the next one",
    { timeout: 600_000 },
    async (seed) => {
      const whole = createWorld(seed);
      const random = createRandom(seed ^ 0xdead);
      const directory = join(path, String(seed));
      const share = Math.ceil(whole.deliveries.length / (KILLS_A_WORLD + 1));
      let killed = 0;
      for (let turn = 0; turn < KILLS_A_WORLD; turn += 1) {
        const world: World = { ...whole, deliveries: whole.deliveries.slice(0, (turn + 2) * share) };
        let product = await openProductAt(directory);
        await insertDeliveries(product, world.deliveries.slice(turn === 0 ? 0 : (turn + 1) * share));
        await product.close();

        const isCounted = turn % ANY_INSTANT_EVERY !== ANY_INSTANT_EVERY - 1;
        const killAt = isCounted
          ? random.int(1, MOST_MOMENTS)
          : { afterMs: random.int(0, LONGEST_SEALING_MS) };
        if (await sealAndKill(directory, world, killAt)) killed += 1;

        const when = `Killed at ${JSON.stringify(killAt)}`;
        product = await openProductAt(directory);
        try {
          await expectRight(handlerOf(product, world), world, when, { turn: 2 * turn });
          await sealWorld(product, world);
          expect(await sealWorld(product, world), when).toMatchObject({ sealed: 0, busy: 0 });
          await expectRight(handlerOf(product, world), world, `${when}, sealed again`, {
            turn: 2 * turn + 1,
          });
          expect(await sealWorld(product, world, { verify: true }), when).toMatchObject({
            sealed: 0,
            busy: 0,
          });
        } finally {
          await product.close();
        }
      }
      expect(killed).toBeGreaterThan(0);
    },
  );
});
