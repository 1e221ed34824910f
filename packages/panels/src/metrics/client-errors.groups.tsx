import type { MetricAnswer } from "@firsthand/contract";
import { BarCell } from "../chart/bar-cell.tsx";
import { type Change, markChange } from "../panel/change.tsx";
import { writeCount } from "../panel/count-cell.tsx";
import type { PanelView } from "../panel/panel-definition.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { describeRows, getOthers, joinNames } from "../panel/ranked.ts";
import { type RankedColumn, RankedTable } from "../panel/ranked-table.tsx";
import { getSumChange } from "../panel/sum-change.ts";
import { GROUPS_SHOWN, getErrorFigures } from "./client-errors.figures.ts";

/** What errors are added up by, in the order of the arrangements; the first of them adds up nothing. */
const groupings = [undefined, "errorClass", "routePattern", "boundary"] as const;

type Grouping = Exclude<(typeof groupings)[number], undefined>;

const forms = { errorClass: "code", routePattern: "route", boundary: "text" } as const;

interface Words
  extends Readonly<Record<"title" | "errorClass" | "route" | "boundary" | "errors" | "bar", string>> {
  readonly errorsLabel: (n: number | null) => string;
  readonly affected: string;
  readonly rarerLeftOut: (text: string) => string;
}

interface Group {
  readonly name: string | null;
  readonly errors: number;
  readonly change: Change;
}

/**
 * Errors added up by one of their names. Errors add up; the users they affect overlap, and are not told. What does not fit is one row, which is the
 * total minus those shown.
 */
export function drawArranged(
  answer: MetricAnswer<"client-errors">,
  tools: PanelTools,
  words: Words,
  arrangement: number,
): PanelView {
  const grouping = groupings[arrangement] ?? "errorClass";
  const { data } = answer;
  const { format, messages } = tools;
  const all = getGroups(answer, tools, grouping);
  const groups = all.slice(0, GROUPS_SHOWN);
  const highest = Math.max(0, ...groups.map(({ errors }) => errors));
  const leftOut = data.totalRows - data.rows.length;
  const others = getOthers(
    data.total.errors,
    groups.map(({ errors }) => errors),
    all.length,
  );
  const columns: RankedColumn<Group>[] = [
    {
      id: "name",
      title: words[grouping === "routePattern" ? "route" : grouping],
      kind: "name",
      cell: ({ name }) => ({ name, form: forms[grouping], dimension: grouping }),
      others: messages.others(others.count, leftOut > 0 ? "" : format.count(others.count)).trim(),
    },
    {
      id: "value",
      title: words.errors,
      kind: "figure",
      sorted: true,
      cell: ({ errors }) => writeCount(errors, tools),
      others: writeCount(others.value, tools),
    },
    {
      id: "bar",
      title: words.bar,
      titleHidden: true,
      kind: "picture",
      cell: ({ errors }) => <BarCell value={errors} highest={highest} ofErrors />,
    },
    // The errors of two periods are seldom the same ones, and then no change of a sum is sure.
    ...(groups.every(({ change }) => change.kind === "unknown")
      ? []
      : [
          {
            id: "change",
            title: messages.change,
            kind: "figure" as const,
            cell: ({ change }: Group) => markChange(change, tools),
          },
        ]),
  ];
  return {
    figures: getErrorFigures(answer, tools, words),
    picture: (
      <RankedTable
        name="features"
        caption={words.title}
        columns={columns}
        rows={groups}
        rowKey={({ name }) => joinNames(name)}
        hasOthers={others.count > 0 || leftOut > 0}
      />
    ),
    notes: [
      describeRows(groups.length, all.length, tools),
      ...(leftOut > 0 ? [words.rarerLeftOut(format.count(leftOut))] : []),
    ],
  };
}

/** From the largest; the same number by name. */
function getGroups(
  { data, comparison }: MetricAnswer<"client-errors">,
  tools: PanelTools,
  grouping: Grouping,
): Group[] {
  const names = [...new Set(data.rows.map((row) => row[grouping]))];
  return names
    .map((name): Group => {
      const errors = data.rows
        .filter((row) => row[grouping] === name)
        .reduce((sum, row) => sum + (row.errors ?? 0), 0);
      if (comparison === undefined) return { name, errors, change: { kind: "unknown" } };
      const change = getSumChange(
        errors,
        {
          own: comparison.rows.filter((row) => row[grouping] === name).map((row) => row.errors),
          all: comparison.rows.map((row) => row.errors),
          total: comparison.total.errors,
        },
        tools,
      );
      return { name, errors, change };
    })
    .sort((a, b) => b.errors - a.errors || (a.name ?? "").localeCompare(b.name ?? "", "en"));
}
