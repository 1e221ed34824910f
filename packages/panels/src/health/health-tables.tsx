import type { HealthIntake } from "@firsthand/contract";
import { NO_FIGURE } from "../format/number.ts";
import { drawHours } from "./health-hours.tsx";
import { type HealthColumn, HealthTable } from "./health-table.tsx";
import type { HealthTools } from "./health-tools.ts";

/** What was rejected and dropped and why, who sent, and every figure of every hour. */
export function drawTables(intake: HealthIntake, tools: HealthTools) {
  const { words } = tools;
  return (
    <div className="fh-health__tables">
      {drawCounts(intake.rejected, words.rejections, tools, {
        caption: words.rejectedByCode,
        title: words.code,
        none: words.noneRejected,
      })}
      {drawCounts(intake.dropped, words.drops, tools, {
        caption: words.droppedByReason,
        title: words.reason,
        none: words.noneDropped,
      })}
      {drawSources(intake.sources, tools)}
      {drawHours(intake.hours, tools)}
    </div>
  );
}

/** Counts by code, the most first. A code of a newer server stands with its count and without a meaning. */
function drawCounts(
  counts: Readonly<Record<string, number>>,
  meanings: Readonly<Record<string, string>>,
  { format, words }: HealthTools,
  texts: { readonly caption: string; readonly title: string; readonly none: string },
) {
  const rows = Object.entries(counts).sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const columns: HealthColumn<(typeof rows)[number]>[] = [
    {
      id: "code",
      title: texts.title,
      kind: "name",
      cell: ([code]) => <span className="fh-code">{code}</span>,
    },
    {
      id: "meaning",
      title: words.meaning,
      kind: "text",
      cell: ([code]) => (Object.hasOwn(meanings, code) ? meanings[code] : words.unknownCode),
    },
    { id: "events", title: words.events, kind: "figure", cell: ([, count]) => format.count(count) },
  ];
  return (
    <HealthTable
      caption={texts.caption}
      columns={columns}
      rows={rows}
      rowKey={([code]) => code}
      none={texts.none}
    />
  );
}

function drawSources(sources: HealthIntake["sources"], { format, words, askedMs }: HealthTools) {
  const columns: HealthColumn<(typeof sources)[number]>[] = [
    {
      id: "source",
      title: words.source,
      kind: "name",
      cell: ({ source }) => <bdi className="fh-code">{source}</bdi>,
    },
    {
      id: "newest",
      title: words.newest,
      kind: "figure",
      cell: ({ newestIngestedAt }) => (
        <time dateTime={newestIngestedAt}>{format.clock(newestIngestedAt)}</time>
      ),
    },
    {
      id: "ago",
      title: words.howLongAgo,
      kind: "figure",
      cell: ({ newestIngestedAt }) =>
        askedMs === null
          ? NO_FIGURE
          : words.ago(format.duration(Math.max(0, askedMs - Date.parse(newestIngestedAt)))),
    },
  ];
  return (
    <HealthTable
      caption={words.sources}
      columns={columns}
      rows={sources}
      rowKey={({ source }) => source}
      none={words.noSource}
    />
  );
}
