"use client";

import { useTelemetryAnswers } from "@firsthand/client/react";
import { type ComponentType, useEffect, useState } from "react";
import { createFormat } from "../format/format.ts";
import { getNumberFormat } from "../format/intl-cache.ts";
import { Icon } from "../panel/icon.tsx";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { controlShapes } from "./control-shapes.ts";
import type { NextCheckProps } from "./next-check.tsx";
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
  const { locale, messages, now } = usePanelSettings();
  const words = useDashboardWords();
  const { answers, isFetching, isDenied, refetch } = useTelemetryAnswers();
  // Nobody waits for a clock: it comes after the figures, and it does not matter when it cannot be had.
  const [NextCheck, setNextCheck] = useState<ComponentType<NextCheckProps> | null>(null);
  useEffect(() => {
    import("./next-check.tsx").then(
      (loaded) => setNextCheck(() => loaded.NextCheck),
      () => undefined,
    );
  }, []);
  const newest = answers.reduce<(typeof answers)[number]["meta"] | undefined>((last, { meta }) => {
    return last === undefined || (meta.dataThrough ?? "") > (last.dataThrough ?? "") ? meta : last;
  }, undefined);
  const intervals = usualIntervals.includes(interval || MINUTE_MS)
    ? usualIntervals
    : [...usualIntervals, interval];
  const clock = (instant: string, timeZone: string, queriedAt: string) =>
    createFormat({ locale, timeZone, units: messages.units, now: now ?? queriedAt }).clock(instant);
  // A host may ask every half minute.
  const tellMinutes = (minutes: number) =>
    words.everyMinutes(minutes, getNumberFormat(locale, {}).format(minutes));
  return (
    <div className="fh-toolbar__fresh">
      {newest === undefined ? null : (
        <span>
          {newest.dataThrough === null
            ? words.noData
            : words.dataTo(clock(newest.dataThrough, newest.timeZone, newest.queriedAt))}
        </span>
      )}
      <span className="fh-muted fh-toolbar__next">
        {isFetching ? (
          words.checking
        ) : isDenied || interval === false || NextCheck === null ? null : (
          <NextCheck interval={interval} />
        )}
      </span>
      <select
        className="fh-control"
        aria-label={words.checkEvery}
        value={String(interval)}
        onChange={(event) => onIntervalChange(Number(event.target.value) || false)}
      >
        <option value="false">{words.never}</option>
        {intervals.map((ms) => (
          <option key={String(ms)} value={String(ms)}>
            {tellMinutes(Number(ms) / MINUTE_MS)}
          </option>
        ))}
      </select>
      <button
        type="button"
        className="fh-control"
        aria-label={words.checkNow}
        title={words.checkNow}
        onClick={refetch}
      >
        <Icon shape={controlShapes.renew} />
      </button>
    </div>
  );
}
