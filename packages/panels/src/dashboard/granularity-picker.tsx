"use client";

import { autoGranularity, type Granularity } from "@firsthand/contract";
import { useId } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { getGranularityChoices } from "./dashboard-range.ts";
import { useDashboardWords } from "./use-dashboard-words.ts";

/** Props of {@link GranularityPicker}. */
export interface GranularityPickerProps {
  readonly value: Granularity | "auto";
  readonly onChange: (granularity: Granularity | "auto") => void;
  /** Length of the range that is shown, in days. Decides which granularities there are to choose. */
  readonly days: number;
}

/** How finely the range is divided: `auto` and those that give at least two points, and not more than may be asked for. */
export function GranularityPicker({ value, onChange, days }: GranularityPickerProps) {
  const { messages } = usePanelSettings();
  const words = useDashboardWords();
  const name = useId();
  const choices = ["auto", ...getGranularityChoices(days)] as const;
  const shown = choices.find((choice) => choice === value) ?? "auto";
  const granule = messages.granules[autoGranularity(days)];
  return (
    <fieldset className="fh-control fh-choice">
      <legend className="fh-hidden">{words.granularity}</legend>
      {choices.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            className="fh-hidden"
            name={name}
            value={choice}
            checked={choice === shown}
            onChange={() => onChange(choice)}
          />
          <span>{choice === "auto" ? words.autoIs(granule) : words.granularities[choice]}</span>
        </label>
      ))}
    </fieldset>
  );
}
