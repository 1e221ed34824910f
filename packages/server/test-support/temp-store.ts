import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { EmbeddedOptions } from "../src/clickhouse/embedded.ts";
import { openEmbeddedClickHouse } from "../src/clickhouse/embedded.ts";
import { migrate } from "../src/clickhouse/migrate.ts";
import type { ClickHouse } from "../src/clickhouse/port.ts";

/** An embedded ClickHouse on a directory that goes away with it. */
export interface TempStore {
  readonly clickhouse: ClickHouse;
  readonly path: string;
  close(): Promise<void>;
}

/** Opens an empty table without TTL, so that events may have fixed dates. One store at a time in a process. */
export async function openTempStore(
  options: Omit<Partial<EmbeddedOptions>, "path"> = {},
): Promise<TempStore> {
  const path = mkdtempSync(join(tmpdir(), "firsthand-test-"));
  const clickhouse = await openEmbeddedClickHouse({ path, ...options });
  await migrate(clickhouse, { ttl: false });
  return {
    clickhouse,
    path,
    async close() {
      await clickhouse.close();
      rmSync(path, { recursive: true, force: true });
    },
  };
}
