import type { EventField, SumField } from "./field-name.ts";
import { field, mergeIds, type Sql, sql } from "./sql.ts";

/** An aggregate over the selected events, or over those of them for which `when` holds. */
export interface Aggregate {
  (when?: Sql): Sql;
  /** The same over sums of events; missing where sums do not tell. */
  readonly ofSums?: Figure;
  /** What it is a mean or a percentile of: events without one are not part of it. */
  readonly of?: EventField;
}

/** What an aggregate comes to over what is read, events or sums. */
export type Figure = (when?: Sql) => Sql;

/** Named figures. */
export type Figures = readonly (readonly [name: string, figure: Figure])[];

/** The figures of aggregates over sums; null when sums do not tell one of them. */
export function figuresOfSums(
  aggregates: readonly (readonly [name: string, of: Aggregate])[],
): Figures | null {
  const figures = aggregates.flatMap(([name, { ofSums }]) => (ofSums ? [[name, ofSums] as const] : []));
  return figures.length === aggregates.length ? figures : null;
}

/** How many events. */
export const count: Aggregate = Object.assign((when?: Sql) => (when ? sql`countIf(${when})` : sql`count()`), {
  ofSums: (when?: Sql) => (when ? sql`sumIf(${field("events")}, ${when})` : sql`sum(${field("events")})`),
});

/** How many different values, exactly. Null is not counted. `states` is where sums have them, and `merge` what puts those together. */
export function distinct(column: Sql, states: SumField, merge: Sql = sql`uniqExactMerge`): Aggregate {
  const ofEvents = (when?: Sql) => (when ? sql`uniqExactIf(${column}, ${when})` : sql`uniqExact(${column})`);
  const ofSums = (when?: Sql) =>
    when ? sql`${merge}If(${field(states)}, ${when})` : sql`${merge}(${field(states)})`;
  return Object.assign(ofEvents, { ofSums });
}

/** How many different anonymous users. */
export const anonymousUsers = distinct(field("anonymousUserId"), "anonymousUsers", mergeIds);

/** How many different sessions. */
export const sessions = distinct(field("sessionId"), "sessions", mergeIds);

/**
 * The mean of those counts that are not null; null when all are. Summed in 128 bits: the engine's `avg` wraps at 64. Sums have it where
 * they have `sum`, and `events` that have one.
 */
export function average(
  of: EventField,
  sums: { readonly sum: SumField; readonly events: SumField },
): Aggregate {
  const ofSums = (when = sql`true`) =>
    sql`toFloat64(sumIf(${field(sums.sum)}, ${when})) / nullIf(sumIf(${field(sums.events)}, ${when}), 0)`;
  return Object.assign(meanOfEvents(field(of)), { ofSums, of });
}

function meanOfEvents(column: Sql): Figure {
  return (when?: Sql) => {
    const isMeant = and(sql`isNotNull(${column})`, when);
    return sql`toFloat64(sumIf(toUInt128(assumeNotNull(${column})), ${isMeant})) / nullIf(countIf(${isMeant}), 0)`;
  };
}

/** Which percentiles there are, in the order in which they are told. */
export const percentileLevels = [0.5, 0.75, 0.9, 0.95] as const;
const levels = sql`0.5, 0.75, 0.9, 0.95`;
const durations = field("durations");

/** Percentiles of durations with linear interpolation, exact, as an array of null where there is nothing to take them of. */
export const durationPercentiles: Aggregate = Object.assign(
  () => sql`quantilesExactInclusive(${levels})(${field("durationMs")})`,
  {
    of: "durationMs" as const,
    ofSums: (when?: Sql) =>
      when
        ? sql`quantilesExactInclusiveArrayIf(${levels})(${durations}, ${when})`
        : sql`quantilesExactInclusiveArray(${levels})(${durations})`,
  },
);

const durationSum = sql`arrayReduce('sum', arrayMap(each -> toUInt128(each), ${durations}))`;

/** The mean duration; null when there is none. */
export const averageDuration: Aggregate = Object.assign(meanOfEvents(field("durationMs")), {
  of: "durationMs" as const,
  ofSums: (when?: Sql) =>
    when
      ? sql`toFloat64(sumIf(${durationSum}, ${when})) / nullIf(sumIf(length(${durations}), ${when}), 0)`
      : sql`toFloat64(sum(${durationSum})) / nullIf(sum(length(${durations})), 0)`,
});

/** How many events fall to each key, as an object from key to number. */
export function countsBy(key: Sql): Required<Pick<Aggregate, "ofSums">> & Aggregate {
  const ofEvents = (when?: Sql) =>
    when ? sql`sumMapIf(map(${key}, toUInt64(1)), ${when})` : sql`sumMap(map(${key}, toUInt64(1)))`;
  const ofSums = (when?: Sql) => {
    const events = sql`map(${key}, ${field("events")})`;
    return when ? sql`sumMapIf(${events}, ${when})` : sql`sumMap(${events})`;
  };
  return Object.assign(ofEvents, { ofSums });
}

function and(condition: Sql, when: Sql | undefined): Sql {
  return when ? sql`${condition} AND ${when}` : condition;
}
