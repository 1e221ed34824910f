import { Icon, shapes } from "./icon.tsx";
import type { PanelState } from "./panel-state.ts";
import type { PanelTools } from "./panel-tools.ts";

/** How far the data goes, in the viewer's zone; a badge when there should be newer data. */
export function Freshness({
  state,
  tools,
  now,
}: {
  readonly state: PanelState;
  readonly tools: PanelTools;
  /** Null when nobody says what now is; then a stale panel writes the date too. */
  readonly now: string | null;
}) {
  const { format, messages, meta } = tools;
  const isStale = state === "stale";
  const text =
    meta.dataThrough === null
      ? messages.noData
      : messages.dataTo(
          isStale && now === null
            ? format.date("dayAndTime", meta.dataThrough)
            : format.clock(meta.dataThrough),
        );
  return isStale ? <StaleMark text={text} /> : text;
}

/** The badge of data that should be newer. */
export function StaleMark({ text }: { readonly text: string }) {
  return (
    <span className="fh-stale">
      <Icon shape={shapes.clock} size={14} />
      {text}
    </span>
  );
}
