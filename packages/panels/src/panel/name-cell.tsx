import type { Dimension } from "@firsthand/contract";
import type { ReactNode } from "react";
import { usePanelSettings } from "../provider/panel-settings.ts";
import { useFilterToggle } from "./filter-button.tsx";
import { type NameForm, writeName } from "./name.tsx";

/** What stands in a {@link NameCell}. */
export interface CellName {
  /** Null where the data has none. */
  readonly name: string | null;
  /** @default "text" */
  readonly form?: NameForm;
  /** @default a name that some cells have no room for */
  readonly title?: string;
  /** What its value filters by, where the host takes filters. */
  readonly dimension?: Dimension;
  /** What it opens instead. */
  readonly open?: { readonly label: string; readonly run: () => void } | undefined;
  /** Stands after the name. */
  readonly tag?: ReactNode;
}

/** Props of {@link NameCell}. */
interface NameCellProps extends CellName {
  readonly column: string;
  /** Whether it is the head of its row. */
  readonly isHead: boolean;
}

/** A name from the data in a cell, as a button where it does something. It is the cell or the button itself that isolates the name and cuts it. */
export function NameCell({
  column,
  isHead,
  name,
  form = "text",
  tag,
  dimension,
  open,
  title,
}: NameCellProps) {
  const { messages } = usePanelSettings();
  const toggle = useFilterToggle(dimension, name);
  const written = { ...writeName(name, form, messages), ...(title !== undefined && { title }) };
  const action = toggle ?? (open && { "aria-label": open.label, onClick: open.run });
  const Cell = isHead ? "th" : "td";
  const cell = { scope: isHead ? "row" : undefined, "data-col": column };
  if (!action && !tag) return <Cell {...cell} {...written} />;
  const { className = "", ...content } = written;
  const element = action ? (
    <button type="button" className={`fh-drill ${className}`.trim()} {...action} {...content} />
  ) : (
    <span className={`fh-name ${className}`.trim()} {...content} />
  );
  return (
    <Cell {...cell}>
      {tag ? (
        <span className="fh-tagged">
          {element}
          {tag}
        </span>
      ) : (
        element
      )}
    </Cell>
  );
}
