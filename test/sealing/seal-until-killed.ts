/**
 * Seals a data directory in a process of its own, which kills itself at a given moment. A moment is what lies before and after every write and
 * after every step that sealing tells of.
 *
 * Arguments: the directory, the clock, the days of raw retention, and the number of the moment (0 for none).
 */
import { writeSync } from "node:fs";
import { type ClickHouse, sealDays } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { countMoments } from "../support/kill-itself.ts";

const [path = "", now = "", rawRetentionDays = "", killAt = ""] = process.argv.slice(2);
const moments = countMoments(Number(killAt));

const clickhouse = await openEmbeddedClickHouse({ path });
const watched: ClickHouse = {
  ...clickhouse,
  writer: {
    async command(sql) {
      moments.pass();
      await clickhouse.writer.command(sql);
      moments.pass();
    },
    async insertJsonLines(table, lines) {
      moments.pass();
      await clickhouse.writer.insertJsonLines(table, lines);
      moments.pass();
    },
  },
};
writeSync(1, "sealing\n");
await sealDays(watched, {
  now: () => Number(now),
  rawRetentionDays: Number(rawRetentionDays),
  quietForMs: -1e13,
  onProgress: moments.pass,
});
await clickhouse.close();
writeSync(1, `${moments.passed}\n`);
