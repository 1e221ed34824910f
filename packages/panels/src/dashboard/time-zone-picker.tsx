"use client";

import { useState } from "react";
import { useTimeZone } from "../provider/use-viewer.ts";
import { useDashboardWords } from "./use-dashboard-words.ts";

/** Props of {@link TimeZonePicker}. */
export interface TimeZonePickerProps {
  /** IANA name; null is the reader's own zone. */
  readonly value: string | null;
  readonly onChange: (timeZone: string | null) => void;
  /** What the reader's own zone is. @default the browser's */
  readonly ownTimeZone?: string | undefined;
}

/** Whose days are counted: the reader's zone, UTC, and every other that the browser lists, found by typing its name. */
export function TimeZonePicker({ value, onChange, ownTimeZone }: TimeZonePickerProps) {
  const words = useDashboardWords();
  const own = useTimeZone(ownTimeZone);
  const [all, setAll] = useState<readonly string[]>([]);
  // Four hundred options that nobody sees until they are opened.
  const list = () => setAll((known) => (known.length > 0 ? known : Intl.supportedValuesOf("timeZone")));
  const first = [...new Set([value ?? own, "UTC"])].filter((zone) => zone !== own);
  return (
    <select
      className="fh-control"
      aria-label={words.timeZone}
      value={value ?? ""}
      onPointerDown={list}
      onFocus={list}
      onChange={(event) => onChange(event.target.value === "" ? null : event.target.value)}
    >
      <option value="">{words.ownTimeZone(getZoneName(own))}</option>
      {first.map((zone) => (
        <option key={zone} value={zone}>
          {getZoneName(zone)}
        </option>
      ))}
      {all.length === 0 ? null : (
        <optgroup label={words.allTimeZones}>
          {all.map((zone) => (
            <option key={zone} value={zone}>
              {getZoneName(zone)}
            </option>
          ))}
        </optgroup>
      )}
    </select>
  );
}

function getZoneName(zone: string): string {
  return zone.replaceAll("_", " ");
}
