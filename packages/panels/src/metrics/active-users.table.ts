import type { MetricAnswer } from "@firsthand/contract";
import { tellPoint } from "../chart/tell-point.ts";
import type { TimePoint } from "../chart/time-series.ts";
import { asHead, getChangeCell } from "../panel/compare-columns.ts";
import { createTable } from "../panel/create-table.ts";
import type { PanelTable } from "../panel/panel-table.ts";
import type { PanelTools } from "../panel/panel-tools.ts";
import { getCourse } from "./active-users.course.ts";

type Words = Readonly<Record<"users" | "time" | "previous", string>>;

/** The figures of {@link ActiveUsersPanel} as a table, a row a granule. */
export function getTable(answer: MetricAnswer<"active-users">, tools: PanelTools, words: Words): PanelTable {
  const { points, previous, annotations } = getCourse(answer, tools);
  const { format, messages, meta } = tools;
  const cell = (point: TimePoint) => ({ text: tellPoint(point, tools), value: point.value });
  const list = (...texts: string[]) => texts.filter((text) => text !== "").join(", ");
  const told = ({ complete }: TimePoint) => (complete ? "" : messages.incomplete);
  const head = ({ point, marked }: Pair) => {
    const date = list(format.granule(meta.granularity, point.start), told(point));
    return marked === "" ? date : messages.annotated(date, marked);
  };
  return createTable(
    messages.perGranule(words.users, messages.granules[meta.granularity]),
    // As the picture lays them over each other, point by point.
    points.map(
      (point, i): Pair => ({
        point,
        before: previous?.[i] ?? noPoint,
        marked: list(...annotations.map(({ index, label }) => (index === i ? label : ""))),
      }),
    ),
    [
      {
        title: words.time,
        kind: "time",
        cell: (pair) => ({ text: head(pair), value: pair.point.start }),
      },
      { title: asHead(words.users), kind: "figure", cell: ({ point }) => cell(point) },
      ...(previous === null
        ? []
        : [
            { title: words.previous, kind: "figure" as const, cell: ({ before }: Pair) => cell(before) },
            {
              title: messages.change,
              kind: "figure" as const,
              // A granule that is not over is less than a whole one beside it.
              cell: ({ point, before }: Pair) =>
                getChangeCell(point.complete === before.complete ? point.value : null, before.value, tools),
            },
          ]),
    ],
    {
      note: ({ point, marked }) =>
        list(told(point), point.value === null ? tellPoint(point, tools) : "", marked),
    },
  );
}

interface Pair {
  readonly point: TimePoint;
  readonly before: TimePoint;
  /** The annotations of the granule. */
  readonly marked: string;
}

const noPoint: TimePoint = { start: "", value: null, complete: true, suppressed: false };
