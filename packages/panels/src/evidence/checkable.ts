import { type Filter, type MetricAnswer, type MetricParams, metrics, type Unit } from "@firsthand/contract";
import type { PanelSubject } from "../panel/panel-subject.ts";
import { getSameQuestion } from "./same-question.ts";

type Figure = number | null;
type Fields = Readonly<Record<string, unknown>>;

/** A figure that can be asked for again, split by day. */
export interface Checkable {
  /** The names that tell a row from the others; none for the figure of all. */
  readonly names: readonly (string | null)[];
  /** The measure's own name, where there are several figures of all. */
  readonly measure: string;
  readonly figure: Figure;
  readonly unit: Unit;
  /** Whether days add up to the range. */
  readonly isAdditive: boolean;
  readonly params: MetricParams;
  /** The figure as it was counted again, and the same by day. */
  readonly read: (answer: MetricAnswer) => {
    readonly total: Figure;
    readonly days: readonly Figure[];
    readonly starts: readonly string[];
    /** Whether days are withheld, wholly or in part. */
    readonly hasWithheld: boolean;
  };
}

/** The figures of a panel that can be checked: none where a second statement could not tell, such as for averages. */
export function getCheckables(subject: PanelSubject): readonly Checkable[] {
  const { metric, answer } = subject;
  const { shape, measures, dimensions, filterDimensions } = metrics[metric];
  if (answer === undefined || shape === "distribution") return [];
  const [first] = measures;
  const question = {
    ...getSameQuestion(subject),
    granularity: "day",
    compare: "none",
    evidence: false,
  } as const;
  const data = answer.data as unknown as Data;
  const check = (
    measure: (typeof measures)[number],
    rest: Pick<Checkable, "names" | "figure" | "params" | "read">,
  ) => ({
    measure: measure.id,
    unit: measure.unit,
    isAdditive: measure.additivity === "additive",
    ...rest,
  });
  const trendStarts = ({ meta }: MetricAnswer) => meta.trendStarts ?? [];
  const hasWithheld = ({ meta }: MetricAnswer, { trendSuppressed }: Fields) =>
    meta.suppressed > 0 || trendSuppressed !== undefined;

  if (shape === "series") {
    const figure = data.total[first.id] as Figure;
    const read = (again: MetricAnswer) => {
      const { points = [], total } = again.data as unknown as Data;
      return {
        total: total[first.id] as Figure,
        days: points.map((point) => point[first.id] as Figure),
        starts: points.map(({ start }) => String(start)),
        hasWithheld: hasWithheld(again, {}),
      };
    };
    return [check(first, { names: [], figure, params: question, read })];
  }
  const params = { ...question, trend: true };
  if (shape === "totals") {
    return measures
      .filter(({ id }) => id !== "activeOrgs" || answer.meta.scopeKind === "platform")
      .map((measure) => {
        const read = (again: MetricAnswer) => {
          const fields = again.data as unknown as Fields & {
            readonly trend?: Readonly<Record<string, Figure[]>>;
          };
          return {
            total: fields[measure.id] as Figure,
            days: fields.trend?.[measure.id] ?? [],
            starts: trendStarts(again),
            hasWithheld: hasWithheld(again, fields),
          };
        };
        const figure = (answer.data as unknown as Fields)[measure.id] as Figure;
        return check(measure, { names: [], figure, params, read });
      });
  }
  const read = (again: MetricAnswer) => {
    const { total } = again.data as unknown as Data;
    return {
      total: total[first.id] as Figure,
      days: total.trend ?? [],
      starts: trendStarts(again),
      hasWithheld: hasWithheld(again, total),
    };
  };
  const all = check(first, {
    names: [],
    figure: data.total[first.id] as Figure,
    params: { ...params, limit: 1 },
    read,
  });
  // Only where each of its names can be filtered by: organisations cannot.
  const canFilter = dimensions.every((dimension) =>
    (filterDimensions as readonly string[]).includes(dimension),
  );
  const rows = canFilter ? (data.rows ?? []) : [];
  return [
    all,
    ...rows.map((row) => {
      const names = dimensions.map((dimension) => row[dimension] as string | null);
      const own = dimensions.map(
        (dimension, i) => ({ dimension, operator: "in", values: [names[i] ?? null] }) as Filter,
      );
      const filters = [...(question.filters ?? []), ...own];
      return check(first, {
        names,
        figure: row[first.id] as Figure,
        params: { ...params, limit: 1, filters },
        read,
      });
    }),
  ];
}

interface Data {
  readonly rows?: readonly Fields[];
  readonly points?: readonly Fields[];
  readonly total: Fields & { readonly trend?: readonly Figure[] };
}
