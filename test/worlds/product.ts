/** The product as a host has it: the real engine with the host's table, and the real handler in front of it. */
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import {
  type ClickHouse,
  createTelemetryHandler,
  migrate,
  type Reader,
  type Scope,
  type SmallGroups,
  type TelemetryHandler,
} from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import type { Delivery } from "../oracle/delivery.ts";
import type { Circumstances, Question } from "../oracle/question.ts";
import type { Comparable } from "./differences.ts";
import { createRandom } from "./random.ts";
import type { World } from "./world.ts";

export interface Product {
  readonly clickhouse: ClickHouse;
  close(): Promise<void>;
}

/** Opens an engine of its own, with the host's table as `migrate` makes it, without TTL. */
export async function openProduct(): Promise<Product> {
  const path = await mkdtemp(join(tmpdir(), "firsthand-worlds-"));
  const clickhouse = await openEmbeddedClickHouse({ path });
  await migrate(clickhouse, { ttl: false });
  return {
    clickhouse,
    async close() {
      await clickhouse.close();
      await rm(path, { recursive: true, force: true });
    },
  };
}

/** Replaces what the table holds by a world, in several inserts and in the order of delivery. */
export async function loadWorld(product: Product, world: Pick<World, "seed" | "deliveries">): Promise<void> {
  const { clickhouse } = product;
  await clickhouse.writer.command(`TRUNCATE TABLE ${clickhouse.table}`);
  const random = createRandom(world.seed);
  for (let start = 0; start < world.deliveries.length; ) {
    const end = start + random.int(1, world.deliveries.length);
    await insertDeliveries(product, world.deliveries.slice(start, end));
    start = end;
  }
}

/** Adds deliveries with one insert. */
export async function insertDeliveries(
  { clickhouse }: Product,
  deliveries: readonly Delivery[],
): Promise<void> {
  const lines = deliveries.map((delivery) => `${JSON.stringify(asRow(delivery))}\n`);
  await clickhouse.writer.insertJsonLines(clickhouse.table, new TextEncoder().encode(lines.join("")));
}

function asRow(delivery: Delivery): Delivery {
  const column = (time: string) => time.replace("T", " ").replace("Z", "");
  return {
    ...delivery,
    occurred_at: column(delivery.occurred_at),
    ingested_at: column(delivery.ingested_at),
  };
}

const SCOPE_HEADER = "x-signed-in-as";

/** Who a request says that it is signed in as. */
export function scopeOf(request: Request): Scope | null {
  const signedInAs = request.headers.get(SCOPE_HEADER);
  if (signedInAs === null) return null;
  return signedInAs === "operator" ? { kind: "platform" } : { kind: "org", orgIdHash: signedInAs };
}

/** The handler at the world's time. `reader` stands in for the engine's, to look at it through a faulty one. */
export function handlerOf(
  product: Product,
  world: Circumstances,
  reader: Reader = product.clickhouse.reader,
  smallGroups: SmallGroups | false = false,
): TelemetryHandler {
  return createTelemetryHandler({
    clickhouse: { reader, table: product.clickhouse.table },
    resolveScope: scopeOf,
    now: () => world.now,
    rawRetentionDays: world.rawRetentionDays,
    labelOrganisations: () => world.labels,
    limits: { queryTimeoutMs: 60_000 },
    smallGroups,
  });
}

export type Reply =
  | Comparable
  | {
      readonly error: {
        readonly code: string;
        readonly message: string;
        readonly details?: { readonly nearest?: Partial<Question> };
      };
    };

/** Asks one question over `GET`. */
export async function askOne(handler: TelemetryHandler, question: Question): Promise<Reply> {
  const { metric, scope, ...params } = question;
  const search = new URLSearchParams(
    Object.entries(params).map(([name, value]) => [
      name,
      typeof value === "object" ? JSON.stringify(value) : String(value),
    ]),
  );
  const url = `http://host.test/api/telemetry/metrics/${metric}?${search}`;
  const response = await handler(new Request(url, { headers: signedIn(scope) }));
  return (await response.json()) as Reply;
}

/** Asks many questions, those of a scope in one `POST /query`. The replies come in the order of the questions. */
export async function askMany(handler: TelemetryHandler, questions: readonly Question[]): Promise<Reply[]> {
  const replies = new Map<string, Reply>();
  for (const batch of batchesOf(questions)) {
    const queries = batch.map(({ id, question: { metric, scope: _, ...params } }) => ({
      id,
      metric,
      params,
    }));
    const response = await handler(
      new Request("http://host.test/api/telemetry/query", {
        method: "POST",
        headers: {
          ...signedIn(batch[0]?.question.scope ?? { kind: "platform" }),
          "content-type": "application/json",
        },
        body: JSON.stringify({ queries }),
      }),
    );
    const text = await response.text();
    if (!response.ok) throw new Error(`A batch was refused with ${response.status}: ${text}`);
    for (const line of text.split("\n").filter((each) => each !== "")) {
      const reply: Reply & { id: string } = JSON.parse(line);
      replies.set(reply.id, reply);
    }
  }
  return questions.map((_, i) => {
    const reply = replies.get(String(i));
    if (!reply) throw new Error(`Question ${i} was not answered.`);
    return reply;
  });
}

const QUERIES_PER_BATCH = 20;

interface Numbered {
  readonly id: string;
  readonly question: Question;
}

/** A request has one scope, so the questions of each go together. */
function batchesOf(questions: readonly Question[]): Numbered[][] {
  const open = new Map<string, Numbered[]>();
  const batches: Numbered[][] = [];
  for (const [i, question] of questions.entries()) {
    const scope = JSON.stringify(question.scope);
    let batch = open.get(scope);
    if (batch === undefined || batch.length === QUERIES_PER_BATCH) {
      batch = [];
      open.set(scope, batch);
      batches.push(batch);
    }
    batch.push({ id: String(i), question });
  }
  return batches;
}

/** The headers of a request that is signed in. */
export function signedIn(scope: Question["scope"]): Record<string, string> {
  return { [SCOPE_HEADER]: scope.kind === "platform" ? "operator" : scope.orgIdHash };
}
