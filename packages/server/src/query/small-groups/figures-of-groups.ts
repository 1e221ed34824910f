import type { Aggregate } from "../sql/aggregates.ts";
import type { EventField } from "../sql/field-name.ts";
import { nameOf, type Sql, sql } from "../sql/sql.ts";
import { type LeafField, leafColumns, measuredColumn } from "./leaf-sums.ts";

/** Aggregates by the names they are asked for under. */
export type NamedAggregates = readonly (readonly [name: string, aggregate: Aggregate])[];

/** What has to be known of the lowest groups for some aggregates. */
export function neededFor(aggregates: NamedAggregates): {
  readonly known: ReadonlySet<LeafField>;
  readonly measured: readonly EventField[];
} {
  const fields = aggregates.flatMap(([, aggregate]) => [...figureOfSums(aggregate)().fields]);
  const measured = aggregates.flatMap(([, { of }]) => (of === undefined ? [] : [of]));
  return { known: new Set(fields as LeafField[]), measured: [...new Set(measured)] };
}

/** Aggregates over the groups for which `when` holds, under their names with `suffix`, each with the users it is a mean of. */
export function figuresOfGroups(aggregates: NamedAggregates, when: Sql, suffix = ""): readonly Sql[] {
  return aggregates.flatMap(([name, aggregate]) => {
    const figure = sql`${figureOfSums(aggregate)(when).readFrom({ ...leafColumns, mergeIds: sql`uniqExactMerge` })} AS ${nameOf(`${name}${suffix}`)}`;
    if (aggregate.of === undefined) return [figure];
    const users = sql`uniqExactMergeIf(${measuredColumn(aggregate.of)}, ${when})`;
    return [figure, sql`${users} AS ${nameOf(usersNameOf(name, suffix))}`];
  });
}

/** The figures of a row of the engine's answer. A mean of fewer users' events than `minimumUsers` is null. */
export function readFigures(
  aggregates: NamedAggregates,
  row: Readonly<Record<string, unknown>>,
  minimumUsers: number,
  suffix = "",
): Readonly<Record<string, unknown>> {
  return Object.fromEntries(
    aggregates.map(([name, { of }]) => {
      const isWithheld = of !== undefined && Number(row[usersNameOf(name, suffix)]) < minimumUsers;
      return [name, isWithheld ? null : (row[`${name}${suffix}`] ?? null)];
    }),
  );
}

function figureOfSums({ ofSums }: Aggregate): (when?: Sql) => Sql {
  if (ofSums === undefined) throw new TypeError("Small groups are withheld of what sums tell only.");
  return ofSums;
}

function usersNameOf(name: string, suffix: string): string {
  return `${name}${suffix}_users`;
}
