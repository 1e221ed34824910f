import { useState } from "react";
import type { PanelMenuProps } from "./panel-subject.ts";

/** Beside how much of a list is shown: a button that brings the table with all of it. */
export function ShowAll(props: Omit<PanelMenuProps, "parts">) {
  const { messages } = props.subject.tools;
  const [isFailed, setIsFailed] = useState(false);
  return (
    <>
      <button
        type="button"
        className="fh-link"
        data-action="show_table"
        onClick={({ currentTarget }) =>
          Promise.all([import("../figures/open-figures.ts"), props.subject.loadTable()]).then(
            ([{ openFigures }, maker]) => openFigures(props, maker, currentTarget.closest(".fh-panel"), true),
            () => setIsFailed(true),
          )
        }
      >
        {messages.showAll}
      </button>
      {isFailed && <span role="alert">{messages.partNotLoaded}</span>}
    </>
  );
}
