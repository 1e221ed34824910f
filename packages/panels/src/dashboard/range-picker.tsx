"use client";

import type { TimeRange } from "@firsthand/contract";
import { useRef } from "react";
import { Icon } from "../panel/icon.tsx";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { useTimeZone, useToday } from "../provider/use-viewer.ts";
import { controlShapes } from "./control-shapes.ts";
import { type DashboardRange, resolveRange } from "./dashboard-range.ts";
import { Popover } from "./popover.tsx";
import { getRangeDates, getRangeName } from "./range-text.ts";
import { useDashboardWords } from "./use-dashboard-words.ts";

const loadForms = () => import("./forms.ts");

/** Props of {@link RangePicker}. */
export interface RangePickerProps {
  readonly value: DashboardRange;
  readonly onChange: (range: DashboardRange) => void;
  /** Ranges opened inside the chosen one, as in the state of a dashboard. @default none */
  readonly zoom?: readonly TimeRange[] | undefined;
  /** Goes back to the range from which the last one was opened. */
  readonly onZoomOut?: (() => void) | undefined;
  /** IANA name of the zone whose days are chosen; null is the reader's own. @default null */
  readonly timeZone?: string | null | undefined;
  /** Today's local date, `YYYY-MM-DD`. @default by this machine's clock; on a server no dates are written */
  readonly today?: string | null | undefined;
  /** The local date since which events are kept, to say so where a range begins before it. @default nothing is said */
  readonly keptSince?: string | null | undefined;
}

/** A button with the range in words and in days; opened, ranges to choose and two date fields. One press leaves a zoom. */
export function RangePicker(props: RangePickerProps) {
  const { value, onChange, zoom = [], onZoomOut, keptSince = null } = props;
  const { locale } = usePanelSettings();
  const words = useDashboardWords();
  const timeZone = useTimeZone(props.timeZone);
  const today = useToday(timeZone, props.today);
  const datesOf = (range: TimeRange | undefined) =>
    today === null ? "" : getRangeDates(range ?? resolveRange(value, today), today, locale, timeZone);
  const button = useRef<HTMLButtonElement>(null);
  const name = getRangeName(value, words, locale);
  const inner = zoom.at(-1);
  const outer = zoom.at(-2);
  return (
    <>
      <Popover
        button={button}
        label={words.timeRange}
        load={loadForms}
        content={({ RangeForm }, close) => (
          <RangeForm
            value={value}
            // Nothing can be opened before the page has a clock.
            today={today ?? ""}
            keptSince={keptSince}
            onChoose={(range) => {
              onChange(range);
              close();
            }}
          />
        )}
      >
        <Icon shape={controlShapes.calendar} />
        <span className="fh-hidden">{words.timeRange}: </span>
        {inner === undefined ? name : words.zoomedRange}{" "}
        <span className="fh-control__more">{datesOf(inner)}</span>
        <Icon shape={controlShapes.open} size={12} />
      </Popover>
      {inner === undefined || onZoomOut === undefined ? null : (
        <button
          type="button"
          className="fh-control"
          onClick={() => {
            // The last way out goes with the zoom, and the focus with it.
            if (outer === undefined) button.current?.focus();
            onZoomOut();
          }}
        >
          <Icon shape={controlShapes.back} />
          {words.zoomOut(outer === undefined ? name : datesOf(outer))}
        </button>
      )}
    </>
  );
}
