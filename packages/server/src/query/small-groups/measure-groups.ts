import type { Course } from "../measure-period.ts";
import { isExpired, type Period, type Plan } from "../plan.ts";
import type { RunStatement } from "../run-statement.ts";
import { sql } from "../sql/sql.ts";
import { activitySums } from "../sql/sums.ts";
import { askedOf, cellLevel, isPublished, isWithheld, markGroups } from "./asked-groups.ts";
import { begunGranules, daysOf } from "./days.ts";
import { isOpen, isTold } from "./decide-groups.ts";
import { figuresOfGroups, type NamedAggregates, neededFor, readFigures } from "./figures-of-groups.ts";
import { type Level, list } from "./level.ts";
import { publishedGroups } from "./published-groups.ts";

type Row = Readonly<Record<string, unknown>> & Readonly<Record<Flag | "granule" | "isTotal", number>>;
type Flag = "groups" | "told" | "publishedOfWhole" | "published" | "withheld";

const WHOLE = "_of_whole";

/** Measures a period, and its granules where that is asked for, by those groups of its events that are published. */
export async function measureGroups(
  plan: Plan,
  period: Period,
  aggregates: NamedAggregates,
  { minimumUsers, byGranule }: { readonly minimumUsers: number; readonly byGranule: boolean },
  run: RunStatement,
): Promise<Course> {
  if (isExpired(period)) {
    return { total: {}, byGranule: new Map(), present: new Set(), withheld: new Set(), suppressed: 0 };
  }
  const asked = askedOf(plan.filters, []);
  const days = daysOf(plan, period, "range");
  const levels: readonly Level[] = asked.isFiltered
    ? [days.level, cellLevel([])]
    : byGranule
      ? [days.level]
      : [];
  const { from, sources } = publishedGroups(
    plan,
    {
      events: null,
      sums: activitySums,
      name: "range",
      range: period.readable,
      levels,
      ...neededFor(aggregates),
      granules: levels.length > 0 ? [days.granules] : [],
    },
    minimumUsers,
  );
  const marked = markGroups(from, asked, levels.length);
  // The whole is a group of its own, of which what is withheld of its parts is part.
  const publishedOfWhole = asked.isFiltered ? isPublished : isOpen(0);
  const figures = list([
    ...figuresOfGroups(aggregates, publishedOfWhole, WHOLE),
    ...figuresOfGroups(aggregates, isPublished),
    sql`count() AS groups`,
    sql`min(${levels.length === 0 ? isOpen(0) : isTold(1)}) AS told`,
    sql`countIf(${publishedOfWhole}) AS publishedOfWhole`,
    sql`countIf(${isPublished}) AS published`,
    sql`countIf(${isWithheld}) AS withheld`,
  ]);
  const text = byGranule
    ? sql`SELECT ${days.granule} AS granule, grouping(granule) AS isTotal, ${figures} ${marked}
      GROUP BY GROUPING SETS ((granule), ())`
    : sql`SELECT 1 AS isTotal, ${figures} ${marked}`;
  const { rows } = await run<Row>({ ...text.toStatement(), sources });
  return readCourse(rows, begunGranules(period, plan.nowMs), aggregates, minimumUsers);
}

/**
 * The granules in which the scope has any event at all; those of which that is not told are among them. Otherwise the gaps of one metric
 * would tell of another what that one withholds.
 */
export async function presentInGroups(
  plan: Plan,
  period: Period,
  minimumUsers: number,
  run: RunStatement,
): Promise<ReadonlySet<number>> {
  const unfiltered = { ...plan, filters: [] };
  const { present, withheld } = await measureGroups(
    unfiltered,
    period,
    [],
    { minimumUsers, byGranule: true },
    run,
  );
  return new Set([...present, ...withheld]);
}

function readCourse(
  rows: readonly Row[],
  begun: readonly number[],
  aggregates: NamedAggregates,
  minimumUsers: number,
): Course {
  const total = rows.find(({ isTotal }) => isTotal === 1);
  if (total === undefined) throw new TypeError("The engine left the total out.");
  const ofGranules = rows.filter(({ isTotal }) => isTotal === 0);
  // Of a whole that does not tell of its parts nobody learns either when nothing happened.
  const isClosed = total.groups > 0 && total.told === 0;
  const known = isClosed ? [] : ofGranules;
  const withheld = isClosed ? begun : known.filter((row) => row.withheld > 0).map((row) => row.granule);
  return {
    total:
      total.publishedOfWhole === 0 && total.withheld > 0
        ? {}
        : readFigures(aggregates, total, minimumUsers, WHOLE),
    byGranule: new Map(
      known
        .filter((row) => row.published > 0)
        .map((row) => [row.granule, readFigures(aggregates, row, minimumUsers)]),
    ),
    present: new Set(
      known.filter((row) => row.published > 0 || row.withheld === 0).map((row) => row.granule),
    ),
    withheld: new Set(withheld),
    suppressed: ofGranules.length > 0 ? withheld.length : Math.min(total.withheld, 1),
  };
}
