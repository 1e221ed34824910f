import type { EventName } from "@firsthand/contract";
import { chooseText } from "../choose-source.ts";
import type { Plan } from "../plan.ts";
import type { Source } from "../source/event-source.ts";
import type { EventField, SumField } from "../sql/field-name.ts";
import { together } from "../sql/scoped-statement.ts";
import { bind, join, nameOf, type Sql, sql } from "../sql/sql.ts";
import type { Sums } from "../sql/sums.ts";
import type { Granules } from "../time/granules.ts";
import type { Range } from "../time/range.ts";
import { leafColumns, leafSumsOf, measuredUsersOf } from "./leaf-sums.ts";

/** What tells the groups of a level apart within a group of the level above: columns by the names that they get. */
export type Level = readonly (readonly [name: string, column: Sql])[];

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
  readonly known: ReadonlySet<SumField>;
  /** Fields whose users are known as well. */
  readonly measured: readonly EventField[];
  /** The granules that a level tells apart. */
  readonly granules: readonly Granules[];
}

/** Whether a group of a level is published; level 0 is the whole. */
export function isOpen(level: number): Sql {
  return nameOf(`open${level}`);
}

/** Whether the group above a level says of its parts which are published, which are withheld and that there are no others. */
export function isTold(level: number): Sql {
  return nameOf(`told${level}`);
}

/**
 * The groups of the lowest level, with what is decided about each and the groups above it. A group is published when the one above it
 * is and `minimumUsers` different users stand behind it. What is withheld below one group has to have as many together, and more
 * events than it has groups, or the one with the fewest users of the others is withheld as well, the first by its label where several
 * have as few.
 */
export function publishedGroups(
  plan: Plan,
  tree: GroupTree,
  minimumUsers: number,
): { readonly from: Sql; readonly sources: readonly Source[] } {
  const { levels } = tree;
  const known = [...new Set<SumField>(["events", "anonymousUsers", ...tree.known])];
  const columns = levels.flat();
  const shapeOf = (kind: "ofEvents" | "ofSums") => ({
    select: list([
      ...columns.map(([name, column]) => sql`${column} AS ${nameOf(name)}`),
      ...leafSumsOf(known).map((sum) => sum[kind]),
      ...(kind === "ofEvents" ? tree.measured.map(measuredUsersOf) : []),
    ]),
    grouping: columns.length === 0 ? undefined : sql`GROUP BY ${list(namesOf(levels))}`,
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
    sums: tree.sums,
    granules: tree.granules,
  });
  const least = bind("minimumUsers", "UInt32", minimumUsers);
  const users = leafColumns.anonymousUsers;
  const events = leafColumns.events;
  const numbers = levels.map((_, i) => i + 1);
  const own = (level: number) => namesOf(levels.slice(level - 1, level));
  const within = (level: number) => over(namesOf(levels.slice(0, level)));
  const of = (figure: string, level: number) => nameOf(`${figure}${level}`);
  const isSmall = (level: number) => sql`${of("users", level)} < ${least}`;

  // A group of the lowest level is a row by itself.
  const ofGroup = (level: number) =>
    level === levels.length
      ? [sql`finalizeAggregation(${users})`, events]
      : [sql`uniqExactMerge(${users}) OVER (${within(level)})`, sql`sum(${events}) OVER (${within(level)})`];
  const counted = [0, ...numbers].flatMap((level) => [
    ...ofGroup(level).map((figure, i) => sql`${figure} AS ${of(i === 0 ? "users" : "events", level)}`),
    ...(level === 0 ? [] : [sql`[${list(own(level).map(asText))}] AS ${of("label", level)}`]),
  ]);
  const placed = numbers.map((level) => sql`tuple(${of("users", level)}, ${of("label", level)})`);
  const surveyed = numbers.flatMap((level, i) => {
    const siblings = within(level - 1);
    const small = isSmall(level);
    const place = placed[i] ?? sql``;
    return [
      sql`uniqExactMergeIf(${users}, ${small}) OVER (${siblings}) AS ${of("smallUsers", level)}`,
      sql`sumIf(${events}, ${small}) OVER (${siblings}) AS ${of("smallEvents", level)}`,
      sql`uniqExactIf(${of("label", level)}, ${small}) OVER (${siblings}) AS ${of("small", level)}`,
      sql`uniqExact(${of("label", level)}) OVER (${siblings}) AS ${of("parts", level)}`,
      sql`minIf(${place}, NOT ${small}) OVER (${siblings}) AS ${of("next", level)}`,
    ];
  });
  const completed = numbers.map((level) => {
    const small = of("small", level);
    return sql`toUInt8(${small} > 0 AND (${of("smallUsers", level)} < ${least} OR ${of("smallEvents", level)} <= ${small})) AS ${of("more", level)}`;
  });
  const decided = [
    sql`toUInt8(${of("users", 0)} >= ${least}) AS ${isOpen(0)}`,
    ...numbers.flatMap((level, i) => [
      sql`toUInt8(${isOpen(level - 1)} AND NOT ${isSmall(level)} AND NOT (${of("more", level)} AND ${placed[i] ?? sql``} = ${of("next", level)})) AS ${isOpen(level)}`,
      // Where each part may be the least that it can be, their number and their sum would tell all of them.
      sql`toUInt8(${isOpen(level - 1)} AND (${of("parts", level)} > ${of("small", level)} + ${of("more", level)} OR ${of("events", level - 1)} > ${of("parts", level)})) AS ${isTold(level)}`,
    ]),
  ];
  const steps = [counted, surveyed, completed, decided].filter((step) => step.length > 0);
  const from = steps.reduce<Sql>(
    (inner, step) => together([sql`SELECT *, ${list(step)} ${inner}`]),
    together([text]),
  );
  return { from, sources };
}

/** Pieces with commas between them. */
export function list(pieces: readonly Sql[]): Sql {
  return join(
    pieces,
    sql`,
      `,
  );
}

/** A value of a group's key as a text that is no other's, null after all others. */
function asText(value: Sql): Sql {
  return sql`if(isNull(${value}), '~', concat('=', assumeNotNull(toString(${value}))))`;
}

function namesOf(levels: readonly Level[]): readonly Sql[] {
  return levels.flat().map(([name]) => nameOf(name));
}

function over(names: readonly Sql[]): Sql {
  return names.length === 0 ? sql`` : sql`PARTITION BY ${list(names)}`;
}
