import { type Measure, type MetricData, type MetricId, metrics } from "@firsthand/contract";
import type { Answered } from "../metric-query.ts";
import type { Period, Plan } from "../plan.ts";
import { courseOf, trendSuppressedOf } from "../presence.ts";
import type { RunStatement } from "../run-statement.ts";
import { presentInGroups } from "./measure-groups.ts";
import { type RankedGroup, type RankedGroups, rankGroups } from "./rank-groups.ts";
import type { GroupRanking } from "./rank-statement.ts";

type Fields = Readonly<Record<string, unknown>>;

interface Means {
  readonly plan: Plan;
  readonly run: RunStatement;
  readonly minimumUsers: number;
  /** Further fields for each row, given the rows' keys. */
  readonly describe: (keys: readonly Fields[]) => Promise<readonly Fields[]>;
}

/** Answers a metric that ranks rows by those groups of its events that are published, of each period by itself. */
export async function answerRankedGroups<M extends MetricId>(
  id: M,
  ranking: GroupRanking,
  { plan, run, minimumUsers, describe }: Means,
): Promise<Answered<M>> {
  const { period, comparison, trend } = plan;
  const measures: readonly Measure[] = metrics[id].measures;
  const common = { minimumUsers, hasDays: true, withheldToo: false };
  const [found, present, presentBefore] = await Promise.all([
    rankGroups(plan, ranking, { ...common, name: "range", period, keys: null }, run),
    trend ? presentInGroups(plan, period, minimumUsers, run) : null,
    trend && comparison ? presentInGroups(plan, comparison, minimumUsers, run) : null,
  ]);
  const keyed = found.rows.map(({ keys }) => keys);
  const keysOf = (keys: Fields) => ranking.keys.map(([name]) => keys[name] as string | null);
  const [described, before] = await Promise.all([
    describe(keyed),
    comparison &&
      rankGroups(
        plan,
        ranking,
        { ...common, name: "comparison", period: comparison, keys: keyed.map(keysOf) },
        run,
      ),
  ]);
  const dataOf = (
    of: Period,
    { rows, total, totalRows, isTold }: RankedGroups,
    present: ReadonlySet<number> | null,
  ) => {
    const byKeys = new Map(rows.map((row) => [JSON.stringify(keysOf(row.keys)), row]));
    const nothing = total === null || !isTold ? unknown(total) : none(measures);
    const fields = fieldsOf(measures, of, present);
    const listed = keyed.map((keys, i) => ({
      ...keys,
      ...described[i],
      ...fields(byKeys.get(JSON.stringify(keysOf(keys))) ?? nothing),
    }));
    // The names are the contract's, the types the engine's; tests hold every answer against the contract's schema.
    return { rows: listed, totalRows, total: fields(total ?? unknown(null)) } as unknown as MetricData<M>;
  };
  return {
    data: dataOf(period, found, present),
    comparison: comparison && before ? dataOf(comparison, before, presentBefore) : undefined,
    truncated: found.totalRows > plan.limit,
    suppressed: found.suppressed,
    errorBound: null,
  };
}

type Measured = Omit<RankedGroup, "keys">;

/** A row in which nothing happened. */
function none(measures: readonly Measure[]): Measured {
  const zero = ({ additivity }: Measure) =>
    additivity === "additive" || additivity === "distinct" ? 0 : null;
  return {
    figures: Object.fromEntries(measures.map((measure) => [measure.id, zero(measure)])),
    trend: {},
    withheldGranules: new Set(),
  };
}

/** A row of which nobody learns whether anything happened in it. */
function unknown(total: RankedGroup | null): Measured {
  return { figures: null, trend: {}, withheldGranules: total?.withheldGranules ?? new Set() };
}

function fieldsOf(measures: readonly Measure[], period: Period, present: ReadonlySet<number> | null) {
  return ({ figures, trend, withheldGranules }: Measured): Fields => ({
    ...Object.fromEntries(measures.map(({ id }) => [id, figures?.[id] ?? null])),
    ...(present === null
      ? {}
      : {
          trend: courseOf(
            period,
            present,
            (granuleMs) => trend[granuleMs] ?? (withheldGranules.has(granuleMs) ? null : 0),
            null,
          ),
          ...trendSuppressedOf(period, withheldGranules),
        }),
  });
}
