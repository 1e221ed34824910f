"use client";

import { type Comparison, comparisons } from "@firsthand/contract";
import { useDashboardWords } from "./use-dashboard-words.ts";

/** Props of {@link ComparePicker}. */
export interface ComparePickerProps {
  readonly value: Comparison;
  readonly onChange: (compare: Comparison) => void;
}

/** Which earlier range is compared with. */
export function ComparePicker({ value, onChange }: ComparePickerProps) {
  const words = useDashboardWords();
  return (
    <select
      className="fh-control"
      aria-label={words.compare}
      value={value}
      onChange={(event) => onChange(event.target.value as Comparison)}
    >
      {comparisons.map((comparison) => (
        <option key={comparison} value={comparison}>
          {words.comparisons[comparison]}
        </option>
      ))}
    </select>
  );
}
