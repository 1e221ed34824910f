import { aggregatesOf, columnsOf, figuresOf, type MeasureSql } from "./measure.ts";
import type { Period } from "./plan.ts";
import { spread } from "./presence.ts";
import type { Run } from "./run.ts";
import { granuleColumn, selectEvents } from "./sql/select-events.ts";

type Row = Readonly<Record<string, unknown>>;
type Figures<N extends string> = Record<N, number | null>;

/** Measures over a whole period. Distinct counts are their own count and not the sum of points. */
export async function readTotal<N extends string>(
  { source, plan, read }: Run,
  period: Period,
  measures: Readonly<Record<N, MeasureSql>>,
): Promise<Figures<N>> {
  const { filters } = plan;
  const events = selectEvents(source, { range: period.readable, filters, columns: columnsWith(measures) });
  const [row] = await read<Row>({
    sql: `SELECT ${aggregatesOf(measures).join(",\n  ")}\nFROM (\n  ${events.sql}\n)`,
    parameters: events.parameters,
  });
  return figuresOf(measures, row);
}

/** Measures over a period and in each of its granules; a granule in which the scope has no event at all is null. */
export async function readSeries<N extends string>(
  run: Run,
  period: Period,
  measures: Readonly<Record<N, MeasureSql>>,
): Promise<{ readonly total: Figures<N>; readonly points: readonly (Figures<N> | null)[] }> {
  const { filters } = run.plan;
  const granule = granuleColumn(period);
  const events = selectEvents(run.source, {
    range: period.readable,
    filters,
    columns: { granule: granule.sql, ...columnsOf(measures) },
  });
  const list = ["granule", "grouping(granule) AS isTotal", ...aggregatesOf(measures)];
  const [rows, presence] = await Promise.all([
    run.read<Row>({
      sql:
        `SELECT ${list.join(",\n  ")}\nFROM (\n  ${events.sql}\n)\n` +
        "GROUP BY GROUPING SETS ((granule), ())",
      parameters: { ...events.parameters, ...granule.parameters },
    }),
    // Without filters the rows themselves say where there are events.
    filters.length === 0 ? null : run.presence(period),
  ]);
  const points = rows.filter(({ isTotal }) => isTotal === 0);
  const starts = points.map((row) => Number(row.granule));
  const found = spread(starts, points, period);
  return {
    total: figuresOf(
      measures,
      rows.find(({ isTotal }) => isTotal === 1),
    ),
    points: found.map((row, i) =>
      row === undefined && presence?.[i] !== true ? null : figuresOf(measures, row),
    ),
  };
}

/** A column to select even where the measures need none: a select list must not be empty. */
function columnsWith(measures: Readonly<Record<string, MeasureSql>>): Record<string, string> {
  const columns = columnsOf(measures);
  return Object.keys(columns).length > 0 ? columns : { event_id: "event_id" };
}
