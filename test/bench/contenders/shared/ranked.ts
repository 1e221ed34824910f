import type { Answers } from "../../support/answers.ts";
import { formatCount, formatDecimal } from "./format.ts";

/** A ranked metric, as every contender but Firsthand lays it out. */
export interface RankedPanel {
  readonly title: string;
  readonly total: number | null;
  readonly heads: readonly string[];
  readonly rows: readonly RankedRow[];
}

/** A row of a {@link RankedPanel}. */
export interface RankedRow {
  readonly key: string;
  readonly names: readonly string[];
  /** What rows are ranked by. */
  readonly value: number;
  readonly before: number | null;
  /** The measures after the first, as text. */
  readonly further: readonly string[];
  readonly trend: readonly (number | null)[] | null;
}

/** The five ranked panels of the dashboard. */
export function getRankedPanels(answers: Answers): RankedPanel[] {
  return [
    toPanel(answers["top-routes"], "Top routes", {
      heads: ["Route", "Views", "Sessions", "Users"],
      names: (row) => [row.routePattern],
      value: (row) => row.events,
      further: (row) => [formatCount(row.sessions), formatCount(row.anonymousUsers)],
    }),
    toPanel(answers["feature-views"], "Feature views", {
      heads: ["Feature", "Surface", "Views", "Users"],
      names: (row) => [row.feature, row.surface],
      value: (row) => row.views,
      further: (row) => [formatCount(row.anonymousUsers)],
    }),
    toPanel(answers["filter-changes"], "Filter changes", {
      heads: ["View", "Filter", "Changes", "Values"],
      names: (row) => [row.view, row.filterKey],
      value: (row) => row.changes,
      further: (row) => [formatDecimal(row.avgValueCount)],
    }),
    toPanel(answers["chart-interactions"], "Chart interactions", {
      heads: ["Chart", "Action", "Surface", "Interactions", "Sessions"],
      names: (row) => [row.chart, row.action, row.surface],
      value: (row) => row.interactions,
      further: (row) => [formatCount(row.sessions)],
    }),
    toPanel(answers["client-errors"], "Client errors", {
      heads: ["Route", "Boundary", "Error", "Errors", "Users"],
      names: (row) => [row.routePattern, row.boundary, row.errorClass],
      value: (row) => row.errors,
      further: (row) => [formatCount(row.anonymousUsers)],
    }),
  ];
}

interface RankedData<R> {
  readonly rows: readonly R[];
  readonly total: object;
}

function toPanel<R extends { readonly trend?: readonly (number | null)[] | undefined }>(
  { data, comparison }: { readonly data: RankedData<R>; readonly comparison?: RankedData<R> | undefined },
  title: string,
  layout: {
    readonly heads: readonly string[];
    readonly names: (row: R) => readonly (string | null)[];
    readonly value: (row: R) => number | null;
    readonly further: (row: R) => readonly string[];
  },
): RankedPanel {
  return {
    title,
    total: layout.value(data.total as R),
    heads: layout.heads,
    rows: data.rows.map((row, i) => {
      const names = layout.names(row).map((name) => name ?? "unknown");
      // A comparison lists the same keys in the same order.
      const before = comparison?.rows[i];
      return {
        key: names.join(" "),
        names,
        value: layout.value(row) ?? 0,
        before: before === undefined ? null : layout.value(before),
        further: layout.further(row),
        trend: row.trend ?? null,
      };
    }),
  };
}
