import type { ReactNode } from "react";
import { markChange } from "./change.tsx";
import type { Figure } from "./panel-definition.ts";
import type { PanelTools } from "./panel-tools.ts";

/** Props of {@link Headline}. */
interface HeadlineProps {
  readonly figures: readonly (Omit<Figure, "value"> & { readonly value: ReactNode })[];
  /** What changes are told with; null where no figure has one. */
  readonly tools: PanelTools | null;
  /** Whether the figures are those of {@link getBlankFigures}, which say nothing. */
  readonly isBlank?: boolean;
  /** Stands at the end of the line. */
  readonly children?: ReactNode;
}

/** One to three numbers with their units and changes. */
export function Headline({ figures, tools, isBlank, children }: HeadlineProps) {
  if (figures.length === 0) return null;
  return (
    <div className="fh-panel__bar">
      {figures.map(({ value, label, change }) => (
        <div className="fh-figure" key={label} aria-hidden={isBlank}>
          <bdi className="fh-figure__value">{value}</bdi>
          <span className="fh-figure__label">{label}</span>
          {change === undefined || tools === null ? null : markChange(change, tools, true)}
        </div>
      ))}
      {children}
    </div>
  );
}

/** The same boxes without numbers: bones while loading, dashes when there are none. */
export function getBlankFigures(labels: readonly string[], isLoading: boolean): HeadlineProps["figures"] {
  const value = isLoading ? <i className="fh-bone-text" /> : <span className="fh-figure__none">—</span>;
  return labels.map((label) => ({ label, value }));
}
