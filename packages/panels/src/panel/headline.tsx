import type { ReactNode } from "react";
import { ChangeMark } from "./change.tsx";
import type { Figure } from "./panel-definition.ts";
import type { PanelTools } from "./panel-tools.ts";

/** One to three numbers with their units and changes. */
export function Headline({
  figures,
  tools,
  children,
}: {
  readonly figures: readonly Figure[];
  /** What changes are told with; null where no figure has one. */
  readonly tools: PanelTools | null;
  /** Stands at the end of the line. */
  readonly children?: ReactNode;
}) {
  if (figures.length === 0) return null;
  return (
    <div className="fh-panel__bar">
      {figures.map(({ value, label, change }) => (
        <div className="fh-figure" key={label}>
          <bdi className="fh-figure__value">{value}</bdi>
          <span className="fh-figure__label">{label}</span>
          {change === undefined || tools === null ? null : (
            <ChangeMark change={change} tools={tools} headline />
          )}
        </div>
      ))}
      {children}
    </div>
  );
}

/** The same boxes without numbers: bones while loading, dashes when there are none. */
export function BlankHeadline({
  labels,
  loading,
}: {
  readonly labels: readonly string[];
  readonly loading: boolean;
}) {
  if (labels.length === 0) return null;
  return (
    <div className="fh-panel__bar" aria-hidden="true">
      {labels.map((label) => (
        <div className="fh-figure" key={label}>
          <span className="fh-figure__value">
            {loading ? <i className="fh-bone-text" /> : <span className="fh-figure__none">—</span>}
          </span>
          <span className="fh-figure__label">{label}</span>
        </div>
      ))}
    </div>
  );
}
