import { TelemetryError } from "@firsthand/contract";
import type { FoundTables } from "./read-state.ts";

/** @throws TelemetryError `invalid_request` when the host's table cannot be sealed, or a table of Firsthand's own lacks a column. */
export function checkTables(state: FoundTables): FoundTables {
  if (state.engine === "Distributed") {
    throw new TelemetryError(
      "invalid_request",
      "The table of events is a Distributed one. Its rows are in tables of other servers, and whether a seal still stands is told by the parts of those. Its answers are right without seals.",
    );
  }
  const broken = state.faults.find(({ columns }) => columns !== null);
  if (state.partitionKey === "toYYYYMM(occurred_at)" && broken === undefined) return state;
  throw new TelemetryError(
    "invalid_request",
    state.partitionKey === null
      ? 'There is no table of events to seal. Make one with "firsthand migrate" or "firsthand import".'
      : broken === undefined
        ? "Days can be sealed only of a table that is partitioned by toYYYYMM(occurred_at). Its answers are right without seals."
        : `${broken.table} lacks ${broken.columns?.join(", ")}. Answers are right without it. Drop it (DROP TABLE ${broken.table}) and seal again: it is made anew.`,
  );
}
