import { describeFault, faultReasons } from "../../import/faults.ts";
import type { ImportSummary } from "../../import/import-summary.ts";
import { firstTooFarAhead, lossReasons } from "../../import/storability.ts";
import { count } from "../figures.ts";

const number = (value: number) => value.toLocaleString("en-US");

/** The counts of an import as a person reads them, one a line. */
export function describeSummary(summary: ImportSummary): string {
  const seconds = summary.durationMs / 1000;
  const counts: [string, number][] = [
    ["read", summary.read],
    ["stored", summary.stored],
    ["skipped", countsOf(summary.skipped).reduce((sum, [, count]) => sum + count, 0)],
    ...countsOf(summary.skipped).map(([reason, count]): [string, number] => [
      `  ${faultReasons[reason]}`,
      count,
    ]),
    ...countsOf(summary.lost).map(([reason, count]): [string, number] => [
      `left out: ${lossReasons[reason]}`,
      count,
    ]),
  ];
  const width = Math.max(...counts.map(([, count]) => number(count).length));
  const rate = Math.round(summary.stored / Math.max(seconds, 0.001));
  return [
    ...counts.map(([label, count]) => `${number(count).padStart(width)}  ${label}`),
    `${seconds.toFixed(1)} s, ${number(rate)} rows/s`,
  ].join("\n");
}

/** The broken lines by number, as far as they were kept, and how many more there are. */
export function describeFaults(summary: ImportSummary): string[] {
  const skipped = countsOf(summary.skipped).reduce((sum, [, count]) => sum + count, 0);
  const more = skipped - summary.faults.length;
  return [
    ...summary.faults.map((fault) => `Skipped ${describeFault(fault)}`),
    ...(more > 0 ? [`… and ${number(more)} more.`] : []),
  ];
}

/** What the user can do about rows that the table would have dropped. */
export function describeLosses(summary: ImportSummary, retentionDays: number | null): string[] {
  const { lost } = summary;
  const remarks = [];
  if (lost["too-old"] !== undefined) {
    remarks.push(
      `Left out ${count(lost["too-old"], "row")} older than the ${retentionDays} days that the table keeps. ` +
        "To see such rows, move them: --align-to <date> brings each organisation's last day to that date by whole weeks.",
    );
  }
  if (lost["too-far-ahead"] !== undefined && retentionDays !== null) {
    const lastDay = new Date(firstTooFarAhead(retentionDays)).toISOString().slice(0, 10);
    remarks.push(
      `Left out ${count(lost["too-far-ahead"], "row")} dated after ${lastDay}, where the table's TTL starts again at 1970 and drops what comes. ` +
        "Correct occurred_at, or move the rows with --align-to <date>.",
    );
  }
  if (lost["out-of-range"] !== undefined) {
    remarks.push(
      `Left out ${count(lost["out-of-range"], "row")} dated outside the years 1900 to 2299, all that the table can hold. ` +
        "Correct occurred_at and ingested_at.",
    );
  }
  return remarks;
}

/** The summary for programs. */
export function toJson(summary: ImportSummary) {
  const { end, read, stored, skipped, lost, faults, durationMs } = summary;
  const rowsPerSecond = Math.round((stored * 1000) / Math.max(durationMs, 1));
  return { end: end.kind, read, stored, skipped, lost, faults, durationMs, rowsPerSecond };
}

function countsOf<Reason extends string>(counts: Readonly<Partial<Record<Reason, number>>>) {
  return Object.entries(counts) as [Reason, number][];
}
