import { together } from "../sql/scoped-statement.ts";
import { bind, join, nameOf, type Sql, sql } from "../sql/sql.ts";
import { leafColumns } from "./leaf-sums.ts";
import { type Level, list, namesOf } from "./level.ts";

/** Whether a group of a level is published; level 0 is the whole. */
export function isOpen(level: number): Sql {
  return nameOf(`open${level}`);
}

/** Whether the group above a level says of its parts which are published, which are withheld and that there are no others. */
export function isTold(level: number): Sql {
  return nameOf(`told${level}`);
}

/**
 * Decides about groups, once for all questions. A group is published when the one above it is and `minimumUsers` different users stand
 * behind it. What is withheld below one group has to have as many together, and more events than it has groups, or the one with the
 * fewest users of the others is withheld as well, the first by its label where several have as few. The group above tells of its parts
 * when one of them is published, or when it has more events than parts.
 *
 * @param leaves selects the groups of the lowest level.
 */
export function decideGroups(leaves: Sql, levels: readonly Level[], minimumUsers: number): Sql {
  const numbers = levels.map((_, i) => i + 1);
  const least = bind("minimumUsers", "UInt32", minimumUsers);
  const steps = [
    count(levels, numbers),
    survey(levels, numbers, least),
    complete(numbers, least),
    judge(numbers, least),
    decide(numbers, least),
  ];
  return steps
    .filter((step) => step.length > 0)
    .reduce<Sql>((inner, step) => together([sql`SELECT *, ${list(step)} ${inner}`]), together([leaves]));
}

const { anonymousUsers: users, events } = leafColumns;

/** The users and the events of the group of each level, and its label. */
function count(levels: readonly Level[], numbers: readonly number[]): readonly Sql[] {
  return [0, ...numbers].flatMap((level) => {
    const within = partition(levels.slice(0, level));
    // A group of the lowest level is a row by itself.
    const isRow = level === levels.length;
    return [
      sql`${isRow ? sql`finalizeAggregation(${users})` : sql`uniqExactMerge(${users}) OVER (${within})`} AS ${of("users", level)}`,
      sql`${isRow ? events : sql`sum(${events}) OVER (${within})`} AS ${of("events", level)}`,
      ...(level === 0
        ? []
        : [sql`[${list(namesOf(levels.slice(level - 1, level)).map(asText))}] AS ${of("label", level)}`]),
    ];
  });
}

/** Of the parts of the group above: how many are small and who is in them, how many there are, and which of the others is the least. */
function survey(levels: readonly Level[], numbers: readonly number[], least: Sql): readonly Sql[] {
  return numbers.flatMap((level) => {
    const siblings = partition(levels.slice(0, level - 1));
    const small = isSmall(level, least);
    return [
      sql`uniqExactMergeIf(${users}, ${small}) OVER (${siblings}) AS ${of("smallUsers", level)}`,
      sql`sumIf(${events}, ${small}) OVER (${siblings}) AS ${of("smallEvents", level)}`,
      sql`uniqExactIf(${of("label", level)}, ${small}) OVER (${siblings}) AS ${of("small", level)}`,
      sql`uniqExact(${of("label", level)}) OVER (${siblings}) AS ${of("parts", level)}`,
      sql`minIf(${placeOf(level)}, NOT ${small}) OVER (${siblings}) AS ${of("next", level)}`,
    ];
  });
}

/** Whether one more has to be withheld, so that the small ones cannot be told by what is published. */
function complete(numbers: readonly number[], least: Sql): readonly Sql[] {
  return numbers.map((level) => {
    const small = of("small", level);
    return sql`toUInt8(${small} > 0 AND (${of("smallUsers", level)} < ${least} OR ${of("smallEvents", level)} <= ${small})) AS ${of("more", level)}`;
  });
}

/** What each level says by itself. */
function judge(numbers: readonly number[], least: Sql): readonly Sql[] {
  return numbers.flatMap((level) => [
    sql`toUInt8(NOT ${isSmall(level, least)} AND NOT (${of("more", level)} AND ${placeOf(level)} = ${of("next", level)})) AS ${of("kept", level)}`,
    // Where each part may be the least that it can be, their number and their sum would tell all of them.
    sql`toUInt8(${of("parts", level)} > ${of("small", level)} + ${of("more", level)} OR ${of("events", level - 1)} > ${of("parts", level)}) AS ${of("listed", level)}`,
  ]);
}

/** What comes of it from the whole down. Conditions within conditions would take the engine long to read. */
function decide(numbers: readonly number[], least: Sql): readonly Sql[] {
  const and = (conditions: readonly Sql[]) => sql`toUInt8(${join(conditions, sql` AND `)})`;
  const isKept = (level: number) => [
    sql`${of("users", 0)} >= ${least}`,
    ...numbers.slice(0, level).map((each) => of("kept", each)),
  ];
  return [
    sql`${and(isKept(0))} AS ${isOpen(0)}`,
    ...numbers.flatMap((level) => [
      sql`${and(isKept(level))} AS ${isOpen(level)}`,
      sql`${and([...isKept(level - 1), of("listed", level)])} AS ${isTold(level)}`,
    ]),
  ];
}

function of(figure: string, level: number): Sql {
  return nameOf(`${figure}${level}`);
}

function isSmall(level: number, least: Sql): Sql {
  return sql`${of("users", level)} < ${least}`;
}

function placeOf(level: number): Sql {
  return sql`tuple(${of("users", level)}, ${of("label", level)})`;
}

/** A value of a group's key as a text that is no other's, null after all others. */
function asText(value: Sql): Sql {
  return sql`if(isNull(${value}), '~', concat('=', assumeNotNull(toString(${value}))))`;
}

function partition(levels: readonly Level[]): Sql {
  const names = namesOf(levels);
  return names.length === 0 ? sql`` : sql`PARTITION BY ${list(names)}`;
}
