import type { HealthIntake } from "@firsthand/contract";
import { counted } from "./health-strip.tsx";
import { type HealthColumn, HealthTable } from "./health-table.tsx";
import type { HealthTools } from "./health-tools.ts";

type Hour = HealthIntake["hours"][number];

/** The figures of the bars, and of the running hour; folded away until somebody wants to read them. */
export function drawHours(hours: readonly Hour[], { format, messages, words }: HealthTools) {
  const last = hours.at(-1);
  const columns: HealthColumn<Hour>[] = [
    {
      id: "hour",
      title: words.hour,
      kind: "name",
      cell: (hour) => (
        <>
          <time dateTime={hour.start}>{format.date("dayAndTime", hour.start)}</time>
          {hour === last ? ` · ${messages.soFar.hour}` : null}
        </>
      ),
    },
    ...counted.map((name) => ({
      id: name,
      title: words[name],
      kind: "figure" as const,
      cell: (hour: Hour) => format.count(hour[name]),
    })),
  ];
  return (
    <details className="fh-health__hours">
      <summary>{words.hours}</summary>
      <div className="fh-figures">
        <div className="fh-figures__box">
          {/* biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls */}
          <div
            className="fh-figures__rows"
            role="group"
            aria-label={words.hours}
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by the keyboard
            tabIndex={0}
          >
            <HealthTable
              caption={words.hours}
              isCaptionHidden
              columns={columns}
              rows={hours}
              rowKey={({ start }) => start}
            />
          </div>
        </div>
      </div>
    </details>
  );
}
