import { useState } from "react";

/** Props of {@link ArrangementPicker}. */
interface ArrangementPickerProps {
  /** Of the panel. */
  readonly title: string;
  readonly titles: readonly string[];
  /** A place in `titles`. */
  readonly chosen: number;
  /** Rejects when what draws it cannot be loaded. */
  readonly onArrange: (at: number) => Promise<void>;
  /** What is said then. */
  readonly failure: string;
}

/** Chooses among the ways to lay out the figures of a panel. */
export function ArrangementPicker({ title, titles, chosen, onArrange, failure }: ArrangementPickerProps) {
  const [isFailed, setIsFailed] = useState(false);
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset groups form controls
    <div className="fh-arrange" role="group" aria-label={title}>
      {isFailed && <span role="alert">{failure}</span>}
      {titles.map((name, at) => (
        <button
          type="button"
          aria-pressed={at === chosen}
          key={name}
          onClick={() =>
            onArrange(at).then(
              () => setIsFailed(false),
              () => setIsFailed(true),
            )
          }
        >
          {name}
        </button>
      ))}
    </div>
  );
}
