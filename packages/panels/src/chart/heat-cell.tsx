import type { ReactNode } from "react";
import { isFilteredBy } from "../panel/filter-button.tsx";
import { type FilterValue, usePanelSettings } from "../provider/panel-settings.ts";

/** What a cell says where it is too narrow for its figure. One of four digits is longer in place. */
export type ShortForm = Readonly<Partial<Record<"data-brief" | "data-short", string>>>;

/** Props of {@link HeatCell}. */
interface HeatCellProps {
  /** Null where the cell is a fold of several values, which is not painted. */
  readonly filters: readonly FilterValue[] | null;
  /** The colour step, 0 to 7. */
  readonly step: number;
  readonly short: ShortForm | undefined;
  readonly children: ReactNode;
}

/** A cell of a heat map. Where the host takes filters, a click, Enter or Space takes both of its values in, or out when both are there. */
export function HeatCell({ filters, step, short, children }: HeatCellProps) {
  const { params, onFilterToggle } = usePanelSettings();
  const className = filters === null ? "fh-muted" : `fh-heat-${step}`;
  const cell = { ...short, className, "data-cell": "", tabIndex: -1 };
  if (filters === null || onFilterToggle === undefined) return <td {...cell}>{children}</td>;
  const missing = filters.filter(([dimension, value]) => !isFilteredBy(params, dimension, value));
  const choose = () => onFilterToggle(missing.length > 0 ? missing : filters);
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a grid is a gridcell
    <td
      {...cell}
      aria-selected={missing.length === 0}
      onClick={choose}
      onKeyDown={(event) => {
        if (event.key !== "Enter" && event.key !== " ") return;
        // Space would scroll the page.
        event.preventDefault();
        choose();
      }}
    >
      {children}
    </td>
  );
}
