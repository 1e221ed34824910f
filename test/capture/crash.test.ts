// The process that takes events is killed at any moment. FIRSTHAND_LONG=1 kills a hundred times.
import { type ChildProcess, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import type { EventBatch } from "@firsthand/contract";
import { type ClickHouse, type IngestAnswer, migrate } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { afterAll, describe, expect, it } from "vitest";
import { wireBatch, wireEvent } from "../../packages/server/test-support/wire-events.ts";
import { createRandom } from "../worlds/random.ts";
import { openHost } from "./host.ts";

const KILLS = process.env.FIRSTHAND_LONG === "1" ? 100 : 5;
const child = fileURLToPath(new URL("./take-until-killed.ts", import.meta.url));
const nowMs = Date.parse("2026-04-01T12:00:00Z");
const orgs = ["a", "b", "c"].map((digit) => digit.repeat(64));
const SENDERS = 4;
/** Every third kill comes at any instant, the others at a moment that is counted. */
const ANY_INSTANT_EVERY = 3;

/** A batch as its sender knows it. */
interface Sent {
  readonly orgIdHash: string;
  readonly batch: EventBatch;
  /** What it was answered; null when nobody knows what became of it. */
  answer: IngestAnswer | null;
}

const path = mkdtempSync(join(tmpdir(), "firsthand-killed-"));
afterAll(() => rmSync(path, { recursive: true, force: true }));
const random = createRandom(13);

describe("a process that is killed while it takes events", () => {
  it("has lost nothing that it answered for, has nothing twice, and no batch by half", {
    timeout: 3_000_000,
  }, async () => {
    const first = await openEmbeddedClickHouse({ path });
    await migrate(first, { ttl: false });
    await first.close();
    const all: Sent[] = [];
    let unanswered: Sent[] = [];
    let stored = 0;
    for (let turn = 0; turn < KILLS; turn += 1) {
      const isCounted = turn % ANY_INSTANT_EVERY !== ANY_INSTANT_EVERY - 1;
      const killAt = isCounted ? random.int(1, 60) : 0;
      // What nobody knows of is sent again by the next one, some of it altered meanwhile.
      const pending = unanswered.splice(0);
      await sendUntilKilled(killAt, pending, all);
      unanswered = all.filter(({ answer }) => answer === null);
      stored = await checkStored(all, `turn ${turn}, killed at ${killAt || "any instant"}`);
    }
    const answered = all.filter(({ answer }) => answer !== null);
    console.log(
      `${KILLS} kills: ${all.length} batches sent, ${answered.length} answered, ${stored} events stored, each once.`,
    );
    expect(answered.length).toBeGreaterThan(KILLS);
  });
});

async function sendUntilKilled(killAt: number, again: readonly Sent[], all: Sent[]): Promise<void> {
  const taking = spawn(
    process.execPath,
    ["--conditions=@firsthand/source", child, path, String(nowMs), String(killAt)],
    {
      stdio: ["ignore", "pipe", "inherit"],
    },
  );
  const ended = once(taking, "close");
  const address = await readAddress(taking);
  const queue = [...again];
  const sender = async () => {
    while (taking.exitCode === null && taking.signalCode === null) {
      const known = queue.pop();
      const sent = known ?? makeBatch();
      if (known === undefined) all.push(sent);
      await deliver(address, sent);
    }
  };
  const senders = Promise.all(Array.from({ length: SENDERS }, sender));
  if (killAt === 0) {
    await pause(random.int(50, 900));
    taking.kill("SIGKILL");
  }
  await senders;
  const [, signal] = await ended;
  expect(signal).toBe("SIGKILL");
}

async function readAddress({ stdout }: ChildProcess): Promise<string> {
  if (stdout === null) throw new Error("It prints nothing.");
  const [text] = await once(stdout, "data");
  return String(text).trim();
}

async function deliver(address: string, sent: Sent): Promise<void> {
  try {
    const response = await fetch(`${address}/api/telemetry/events`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-signed-in-as": sent.orgIdHash },
      body: JSON.stringify(sent.batch),
    });
    const text = await response.text();
    if (response.status === 202) sent.answer = JSON.parse(text);
    else if (response.status !== 503) throw new TypeError(text);
  } catch (error) {
    // The process has gone, in the middle of an answer or before one.
    if (!(error instanceof TypeError) || !/fetch failed|terminated/.test(error.message)) throw error;
  }
}

/** Events of two months, so that an insert of theirs is more than one part of the table. */
function makeBatch(): Sent {
  const orgIdHash = random.pick(orgs);
  const events = Array.from({ length: random.int(1, 60) }, () =>
    wireEvent(randomUUID(), { ts: new Date(nowMs - random.int(0, 40) * 86_400_000).toISOString() }),
  );
  return { orgIdHash, batch: wireBatch(events), answer: null };
}

/** Opens the store as the next process would, and looks at every row. @returns how many events there are. */
async function checkStored(all: readonly Sent[], when: string): Promise<number> {
  const clickhouse = await openEmbeddedClickHouse({ path, caps: { maxResultRows: 0 } });
  try {
    openHost(clickhouse, { nowMs, onError: () => {} });
    // Nothing has to be sent for a batch to be whole. It may be closed before it is ready.
    await expect.poll(() => countHalf(clickhouse, all), { timeout: 20_000, message: when }).toBe(0);
    const rows = await readKeys(clickhouse);
    const times = new Map<string, number>();
    for (const key of rows) times.set(key, (times.get(key) ?? 0) + 1);
    expect(
      [...times.values()].filter((count) => count > 1),
      when,
    ).toEqual([]);
    const lost = all
      .filter(({ answer }) => answer !== null)
      .flatMap((sent) => keysOf(sent).filter((key) => !times.has(key)));
    expect(lost, when).toEqual([]);
    return times.size;
  } finally {
    await clickhouse.close();
  }
}

/** Batches of which some events are stored and some are not. */
async function countHalf(clickhouse: ClickHouse, all: readonly Sent[]): Promise<number> {
  const stored = new Set(await readKeys(clickhouse));
  return all.filter((sent) => new Set(keysOf(sent).map((key) => stored.has(key))).size > 1).length;
}

function keysOf({ orgIdHash, batch }: Sent): string[] {
  return batch.events.map(({ eventId }) => `${orgIdHash} ${eventId}`);
}

async function readKeys({ reader, table }: ClickHouse): Promise<string[]> {
  const { rows } = await reader.read<{ key: string }>(
    { sql: `SELECT concat(org_id_hash, ' ', event_id) AS key FROM ${table} FINAL`, parameters: {} },
    { timeoutMs: 60_000 },
  );
  return rows.map(({ key }) => key);
}
