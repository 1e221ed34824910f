/**
 * A host that takes events in a process of its own, which kills itself at a given moment. A moment is what lies before and after every insert,
 * and in the middle of one into the raw table, which the engine stores month by month. It prints its address.
 *
 * Arguments: the directory, the clock, and the number of the moment (0 for none).
 */
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { ClickHouse } from "@firsthand/server";
import { openEmbeddedClickHouse } from "@firsthand/server/embedded";
import { toNodeListener } from "@firsthand/server/node";
import { countMoments } from "../support/kill-itself.ts";
import { openHost } from "./host.ts";

const [path = "", now = "", killAt = ""] = process.argv.slice(2);
const moments = countMoments(Number(killAt));

const clickhouse = await openEmbeddedClickHouse({ path });
const watched: ClickHouse = {
  ...clickhouse,
  writer: {
    command: clickhouse.writer.command,
    async insertJsonLines(table, lines, options) {
      moments.pass();
      if (table === clickhouse.table) {
        if (moments.isNextTheLast())
          await clickhouse.writer.insertJsonLines(table, firstHalf(lines), options);
        moments.pass();
      }
      await clickhouse.writer.insertJsonLines(table, lines, options);
      moments.pass();
    },
  },
};
const handler = openHost(watched, { nowMs: Number(now), ingest: { maxEventAgeDays: 60 } });
const server = createServer(toNodeListener(handler)).listen(0, "127.0.0.1", () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});

function firstHalf(lines: Uint8Array): Uint8Array {
  return lines.subarray(0, lines.indexOf(10, lines.length / 2) + 1);
}
