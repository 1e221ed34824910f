import type { Dimension } from "@firsthand/contract";
import type { ReactNode } from "react";
import { type PanelSettings, usePanelSettings } from "../provider/panel-settings.ts";

/** Props of {@link FilterButton}. */
interface FilterButtonProps {
  /** None where its value filters by nothing. */
  readonly dimension: Dimension | undefined;
  readonly value: string | null;
  readonly children: ReactNode;
}

/** A name that takes its value into the filters or out of them; the name alone where the host does not take it. */
export function FilterButton({ dimension, value, children }: FilterButtonProps) {
  const toggle = useFilterToggle(dimension, value);
  if (toggle === null) return children;
  return (
    <button type="button" className="fh-drill" {...toggle}>
      {children}
    </button>
  );
}

/** What makes a button of a name that takes its value into the filters or out of them; null where there is none to be. */
export function useFilterToggle(dimension: Dimension | undefined, value: string | null) {
  const { params, onFilterToggle } = usePanelSettings();
  if (dimension === undefined || onFilterToggle === undefined) return null;
  return {
    "aria-pressed": isFilteredBy(params, dimension, value),
    onClick: () => onFilterToggle([[dimension, value]]),
  };
}

/** Whether the filters keep what has this value. */
export function isFilteredBy(
  { filters = [] }: PanelSettings["params"],
  dimension: Dimension,
  value: string | null,
): boolean {
  return filters.some(
    (filter) => filter.dimension === dimension && filter.operator === "in" && filter.values.includes(value),
  );
}
