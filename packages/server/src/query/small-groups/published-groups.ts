import type { EventName } from "@firsthand/contract";
import { chooseText } from "../choose-source.ts";
import type { Plan } from "../plan.ts";
import type { Source } from "../source/event-source.ts";
import type { EventField } from "../sql/field-name.ts";
import { nameOf, type Sql, sql } from "../sql/sql.ts";
import type { Sums } from "../sql/sums.ts";
import type { Granules } from "../time/granules.ts";
import type { Range } from "../time/range.ts";
import { decideGroups } from "./decide-groups.ts";
import { type LeafField, leafColumns, leafSumsOf, measuredUsersOf } from "./leaf-sums.ts";
import { type Level, list, namesOf } from "./level.ts";

/** A metric's events in one period, and the tree of groups that they are divided into. */
export interface GroupTree {
  readonly events: readonly EventName[] | null;
  readonly where?: Sql | undefined;
  /** What the groups can be made of beside events. */
  readonly sums: Sums;
  /** The prefix of the parameters of the range. */
  readonly name: string;
  readonly range: Range;
  /** From the level below the whole down. */
  readonly levels: readonly Level[];
  /** What is known of each group of the lowest level, beside its events and its users. */
  readonly known: ReadonlySet<LeafField>;
  /** Fields whose users are known as well. */
  readonly measured: readonly EventField[];
  /** The granules that a level tells apart. */
  readonly granules: readonly Granules[];
}

/**
 * The groups of the lowest level, as a table to read from, with what is decided about each and the groups above it.
 *
 * @param minimumUsers how many users have to stand behind a group that is published.
 */
export function publishedGroups(
  plan: Plan,
  tree: GroupTree,
  minimumUsers: number,
): { readonly from: Sql; readonly sources: readonly Source[] } {
  const { levels } = tree;
  const known = [...new Set<LeafField>(["events", "anonymousUsers", ...tree.known])];
  const shapeOf = (kind: "ofEvents" | "ofSums") => ({
    select: list([
      ...levels.flat().map(([name, column]) => sql`${column} AS ${nameOf(name)}`),
      ...leafSumsOf(known).map((sum) => sum[kind]),
      ...(kind === "ofEvents" ? tree.measured.map(measuredUsersOf) : []),
    ]),
    // Nothing is no group either, and without a level the engine makes one of it.
    grouping:
      levels.length === 0 ? sql`HAVING ${leafColumns.events} > 0` : sql`GROUP BY ${list(namesOf(levels))}`,
  });
  const { text, sources } = chooseText({
    selection: {
      scope: plan.scope,
      source: plan.source,
      events: tree.events,
      ranges: [{ name: tree.name, range: tree.range }],
      // Everything that the metric counts: what is withheld must not depend on what is asked for.
      filters: [],
      where: tree.where,
      deliveries: "once",
    },
    ofEvents: shapeOf("ofEvents"),
    ofSums: tree.measured.length === 0 ? shapeOf("ofSums") : null,
    sums: [tree.sums],
    granules: tree.granules,
  });
  return { from: decideGroups(text, levels, minimumUsers), sources };
}
