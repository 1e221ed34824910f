import type { Meta, TimeRange } from "@firsthand/contract";
import { createFormat, type Format } from "../format/format.ts";
import type { SharedMessages } from "../messages/messages.ts";
import type { Annotation, PanelSettings } from "../provider/panel-settings.ts";

/** What a metric needs to turn its answer into a picture. */
export interface PanelTools {
  readonly format: Format;
  readonly messages: SharedMessages;
  readonly meta: Meta;
  /** The range in words. */
  readonly rangeText: string;
  /** The compared range in words; null without one, and where nothing of it is kept. */
  readonly comparisonText: string | null;
  /** Whether the range had not ended when the answer was computed. */
  readonly incomplete: boolean;
  /** Since when events are kept, where the range or the comparison begins before that; null where both are whole. */
  readonly keptSince: string | null;
  /** Whether anything of the range can be read. */
  readonly isReadable: boolean;
  /** Whether the compared range can be read from its beginning, so that a change means something. */
  readonly isComparable: boolean;
  /** Moments to mark on charts over time, also those outside the range. */
  readonly annotations: readonly Annotation[];
  /** The tools for another answer. */
  withMeta(meta: Meta): PanelTools;
}

/** The tools for one answer. Depend on the settings and on the answer's meta alone. */
export function createTools(settings: PanelSettings, meta: Meta): PanelTools {
  const { locale, messages, now, annotations } = settings;
  const format = createFormat({
    locale,
    timeZone: meta.timeZone,
    units: messages.units,
    now: now ?? meta.queriedAt,
  });
  const { timeRange, comparisonTimeRange } = meta;
  const keptMs = Date.parse(meta.readableSince);
  const isKept = (range: TimeRange | null) => range === null || Date.parse(range.start) >= keptMs;
  const hasKept = (range: TimeRange | null): range is TimeRange =>
    range !== null && Date.parse(range.end) > keptMs;
  const hasHistory = meta.eventsSince !== meta.readableSince;
  return {
    format,
    messages,
    meta,
    rangeText: format.range(timeRange),
    comparisonText: hasKept(comparisonTimeRange) ? format.range(comparisonTimeRange) : null,
    incomplete: Date.parse(timeRange.end) > Date.parse(meta.queriedAt),
    keptSince:
      isKept(timeRange) && isKept(comparisonTimeRange) ? null : format.date("dayAndYear", meta.readableSince),
    isReadable: hasKept(timeRange),
    isComparable: comparisonTimeRange !== null && isKept(comparisonTimeRange),
    // Where it does not lie in the range, it is not marked.
    annotations: hasHistory
      ? [...annotations, { at: meta.eventsSince, label: messages.sumsBefore }]
      : annotations,
    withMeta: (other) => createTools(settings, other),
  };
}
