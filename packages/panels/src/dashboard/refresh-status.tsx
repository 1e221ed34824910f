"use client";

import { useTelemetryAnswers } from "@firsthand/client/react";
import { useEffect, useState } from "react";
import { createFormat } from "../format/format.ts";
import { getNumberFormat } from "../format/intl-cache.ts";
import { Icon } from "../panel/icon.tsx";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { controlShapes } from "./control-shapes.ts";
import { useDashboardWords } from "./use-dashboard-words.ts";

const MINUTE_MS = 60_000;
const usualIntervals = [1, 5, 15].map((minutes) => minutes * MINUTE_MS);

/** Props of {@link RefreshStatus}. */
export interface RefreshStatusProps {
  /** Milliseconds between questions, as the provider's `refetchInterval`; false never asks by itself. */
  readonly interval: number | false;
  readonly onIntervalChange: (interval: number | false) => void;
}

/**
 * How far the data on the screen goes, when it is asked for next, a button that asks now, and how often. Needs the client of a
 * `TelemetryProvider` above it.
 */
export function RefreshStatus({ interval, onIntervalChange }: RefreshStatusProps) {
  const { locale, messages, now, announcer } = usePanelSettings();
  const words = useDashboardWords();
  const shown = useTelemetryAnswers();
  // Nobody waits for it: it comes after the figures, and it does not matter when it cannot be had.
  const [later, setLater] = useState<typeof import("./refresh-later.ts") | null>(null);
  useEffect(() => void import("./refresh-later.ts").then(setLater, () => undefined), []);
  const [newest] = shown.answers
    .map(({ meta }) => meta)
    .sort((a, b) => ((a.dataThrough ?? "") < (b.dataThrough ?? "") ? 1 : -1));
  const intervals = [...new Set([...usualIntervals, interval || MINUTE_MS])];
  const dataTo = newest?.dataThrough
    ? createFormat({
        locale,
        timeZone: newest.timeZone,
        units: messages.units,
        now: now ?? newest.queriedAt,
      }).clock(newest.dataThrough)
    : undefined;
  // A host may ask every half minute.
  const tellMinutes = (minutes: number) =>
    words.everyMinutes(minutes, getNumberFormat(locale, {}).format(minutes));
  return (
    <div className="fh-toolbar__fresh">
      {newest && <span>{dataTo === undefined ? words.noData : words.dataTo(dataTo)}</span>}
      <span className="fh-muted fh-toolbar__next">
        {shown.isFetching
          ? words.checking
          : later && interval !== false && !shown.isDenied && <later.NextCheck interval={interval} />}
      </span>
      {later && <later.Announcement shown={shown} dataTo={dataTo} />}
      <select
        className="fh-control"
        aria-label={words.checkEvery}
        value={String(interval)}
        onChange={(event) => onIntervalChange(Number(event.target.value) || false)}
      >
        <option value="false">{words.never}</option>
        {intervals.map((ms) => (
          <option key={ms} value={ms}>
            {tellMinutes(ms / MINUTE_MS)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="fh-control"
        aria-label={words.checkNow}
        title={words.checkNow}
        onClick={() => {
          announcer.current?.();
          shown.refetch();
        }}
      >
        <Icon shape={controlShapes.renew} />
      </button>
    </div>
  );
}
