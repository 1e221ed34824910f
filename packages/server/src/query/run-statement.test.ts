import { expect, it } from "vitest";
import type { Reader, ReadStatement } from "../clickhouse/port.ts";
import type { QueryContext } from "./context.ts";
import { createStatementRunner } from "./run-statement.ts";

it("tells statements in the order in which they were begun, whichever ends first", async () => {
  const ends = new Map<string, () => void>();
  const reader: Reader = {
    async read({ sql }: ReadStatement) {
      await new Promise<void>((resolve) => ends.set(sql, resolve));
      return { rows: [], rowsRead: 0, bytesRead: 0, durationMs: 0 };
    },
  };
  const context = { reader, limits: { queryTimeoutMs: 1_000 } } as QueryContext;
  const { run, tellStatements } = createStatementRunner(
    context,
    { kind: "platform" },
    new AbortController().signal,
  );
  const first = run({ sql: "SELECT 1", parameters: {} });
  const second = run({ sql: "SELECT 2", parameters: {} });
  ends.get("SELECT 2")?.();
  await second;
  ends.get("SELECT 1")?.();
  await first;
  expect(tellStatements().map(({ sql }) => sql)).toEqual(["SELECT 1", "SELECT 2"]);
});
