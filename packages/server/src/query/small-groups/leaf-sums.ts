import type { EventField, SumField } from "../sql/field-name.ts";
import { field, nameOf, type Sql, sql } from "../sql/sql.ts";

/** What can be known of a leaf. The others outlive their events, and are not read where small groups are withheld. */
export type LeafField = Exclude<SumField, "histogram" | "durationSum" | "timedEvents">;

/** A sum over the events of one leaf, made of events or of sums of them. */
interface LeafSum {
  readonly ofEvents: Sql;
  readonly ofSums: Sql;
}

const users = field("anonymousUserId");

const leafSums: Readonly<Record<LeafField, LeafSum>> = {
  events: { ofEvents: sql`count()`, ofSums: sql`sum(${field("events")})` },
  anonymousUsers: states(users, "anonymousUsers"),
  sessions: states(field("sessionId"), "sessions"),
  activeOrgs: states(sql`nullIf(${field("orgIdHash")}, '')`, "activeOrgs"),
  valueSum: summed("valueCount", "valueSum"),
  valuedEvents: counted("valueCount", "valuedEvents"),
  durations: {
    ofEvents: sql`groupArray(${field("durationMs")})`,
    ofSums: sql`groupArrayArray(${field("durations")})`,
  },
  pagesSum: summed("pagesViewed", "pagesSum"),
  pagedEvents: counted("pagesViewed", "pagedEvents"),
  interactionSum: summed("interactions", "interactionSum"),
  interactedEvents: counted("interactions", "interactedEvents"),
};

/** What a sum of a leaf is called. Unlike any column, so that an aggregate of a column can bear it. */
export const leafColumns = Object.fromEntries(
  Object.keys(leafSums).map((name) => [name, nameOf(`leaf_${name}`)]),
) as Readonly<Record<LeafField, Sql>>;

/** The columns of the leaves' sums, as they are made of events and of sums of events. */
export function leafSumsOf(names: readonly LeafField[]): readonly LeafSum[] {
  return names.map((name) => ({
    ofEvents: sql`${leafSums[name].ofEvents} AS ${leafColumns[name]}`,
    ofSums: sql`${leafSums[name].ofSums} AS ${leafColumns[name]}`,
  }));
}

/** The column with the users behind a mean or a percentile: those of events that have what it is taken of. */
export function measuredColumn(of: EventField): Sql {
  return nameOf(`measured_${of}`);
}

/** {@link measuredColumn} as it is made of events. */
export function measuredUsersOf(of: EventField): Sql {
  return sql`uniqExactState(if(isNotNull(${field(of)}), toNullable(${users}), NULL)) AS ${measuredColumn(of)}`;
}

function states(column: Sql, name: SumField): LeafSum {
  return {
    ofEvents: sql`uniqExactState(${column})`,
    ofSums: sql`uniqExactMergeState(${field(name)})`,
  };
}

function summed(of: EventField, name: SumField): LeafSum {
  return {
    ofEvents: sql`sum(toUInt128(ifNull(${field(of)}, 0)))`,
    ofSums: sql`sum(${field(name)})`,
  };
}

function counted(of: EventField, name: SumField): LeafSum {
  return { ofEvents: sql`count(${field(of)})`, ofSums: sql`sum(${field(name)})` };
}
